"""The overview says nothing milder than the details (hazard H47), for every drug, form and country."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pandas as pd
import pytest

from dashboard.compare.comparison import compare
from dashboard.compare.glance.glance import Glance, GlanceRow, countries, glance
from dashboard.compare.glance.glance_cells import GlanceCell
from dashboard.compare.glance.glance_frame import glance_frame
from dashboard.compare.glance.glance_rows import PLAIN_SPECS, SPECS
from dashboard.compare.glance.what_differs import differences
from dashboard.compare.glance.whole import whole
from dashboard.compare.row_keys import RowKey
from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import (
    DosingRow,
    Factor,
    Form,
    InteractionRow,
    KineticsRow,
    PrecautionRow,
    SideEffectRow,
)
from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.names.relaxants import picked_forms
from tests.builders import catalogue

LEVELS = ["contraindicated", "avoid", "not_established", "adjust", "caution", "monitor"]
"""Written out here, worst first, so that an order that changes in the code is noticed."""
FACTORS: dict[str, list[Factor]] = {
    "stopping": ["abrupt_stop"],
    "kidney": ["renal_impairment", "dialysis"],
    "liver": ["hepatic_impairment"],
    "older": ["older_adult"],
}
PLACES = [place for place in VOCABULARIES["jurisdiction"] if place != "INT"]
WORDS_OF_CELL = 30
"""Most cells take a dozen; a schedule of one condition in one country takes most."""


def forms_of(real: Catalogue, relaxant: str) -> tuple[Form, ...]:
    return picked_forms(real, [relaxant], [])[relaxant]


def row_of(overview: Glance, key: str) -> GlanceRow:
    return next(row for row in overview.rows if row.key == key)


def cells(real: Catalogue) -> Iterator[tuple[str, str, tuple[Form, ...], Glance]]:
    """Yield the overview of every relaxant for every country, once with all forms and once with each alone."""
    for relaxant, place in itertools.product(real.names, PLACES):
        every = forms_of(real, relaxant)
        choices: list[tuple[Form, ...]] = [every]
        choices += [(form,) for form in every]
        for forms in dict.fromkeys(choices):
            yield relaxant, place, forms, glance(real, [relaxant], place, {relaxant: forms})


@pytest.fixture(scope="module")
def every_overview(real: Catalogue) -> list[tuple[str, str, tuple[Form, ...], Glance]]:
    return list(cells(real))


def holding(real: Catalogue, relaxant: str, place: str, forms: tuple[Form, ...]) -> list[PrecautionRow]:
    """Return the precautions that hold for a country and some forms, counted here by hand."""
    return [
        row
        for row in real.rows(PrecautionRow, relaxant)
        if row.jurisdiction in (place, "INT") and (not row.form or set(row.form) & set(forms))
    ]


def test_h47_no_cell_shows_a_milder_level_than_any_row_of_its_factors(
    real: Catalogue, every_overview: list[tuple[str, str, tuple[Form, ...], Glance]]
) -> None:
    checked = 0
    for relaxant, place, forms, overview in every_overview:
        rows = holding(real, relaxant, place, forms)
        for key, factors in FACTORS.items():
            said = [row.level for row in rows if row.factor in factors and row.level in LEVELS]
            cell = row_of(overview, key).cells[relaxant]
            if not said:
                assert all(one.level == "adjust" for one in cell.statements), "only a dose rule may speak instead"
                continue
            worst = min(said, key=LEVELS.index)
            shown = cell.statements[0].level
            assert shown, (relaxant, place, key)
            assert LEVELS.index(shown) <= LEVELS.index(worst), (relaxant, place, forms, key, shown, worst)
            checked += 1
    assert checked > 250


def test_h47_pregnancy_and_breastfeeding_show_the_worst_level_of_each(
    real: Catalogue, every_overview: list[tuple[str, str, tuple[Form, ...], Glance]]
) -> None:
    for relaxant, place, forms, overview in every_overview:
        cell = row_of(overview, "pregnancy").cells[relaxant]
        rows = holding(real, relaxant, place, forms)
        for factor, word in (("pregnancy", "Pregnancy"), ("breastfeeding", "Breastfeeding")):
            said = [row.level for row in rows if row.factor == factor and row.level in LEVELS]
            shown = [one.level for one in cell.statements if one.text.startswith(word)]
            expected = [min(said, key=LEVELS.index)] if said else []
            assert shown == expected, (relaxant, place, forms)


def test_h47_every_contraindication_is_named_or_counted(
    real: Catalogue, every_overview: list[tuple[str, str, tuple[Form, ...], Glance]]
) -> None:
    for relaxant, place, forms, overview in every_overview:
        cell = row_of(overview, "contraindicated").cells[relaxant]
        factors = {row.factor for row in holding(real, relaxant, place, forms) if row.level == "contraindicated"}
        combined = [one for one in cell.named if one.startswith("with ") or one.startswith("With ")]
        assert len(cell.named) - len(combined) == len(factors), (relaxant, place)
        assert len(cell.statements) + cell.more >= len(factors), (relaxant, place)
        pairs = [
            row
            for row in real.rows(InteractionRow, relaxant)
            if row.level == "contraindicated"
            and row.jurisdiction == place
            and (not row.form or set(row.form) & set(forms))
        ]
        if pairs:
            assert combined, (relaxant, place)
        if not factors and not combined:
            assert not cell.statements
            assert not cell.alarm


def test_h10_what_is_stricter_in_another_country_is_said(
    real: Catalogue, every_overview: list[tuple[str, str, tuple[Form, ...], Glance]]
) -> None:
    met = 0
    for relaxant, place, forms, overview in every_overview:
        elsewhere = [
            row
            for row in real.rows(PrecautionRow, relaxant)
            if row.factor == "hepatic_impairment"
            and row.jurisdiction not in (place, "INT")
            and (not row.form or set(row.form) & set(forms))
            and row.level == "contraindicated"
        ]
        cell = row_of(overview, "liver").cells[relaxant]
        here = cell.statements[0].level if cell.statements else None
        if elsewhere and here != "contraindicated":
            met += 1
            assert any("contraindicated" in one for one in cell.stricter), (relaxant, place, forms)
    assert met > 20


def test_h7_figures_are_of_the_form_in_the_column_head(
    real: Catalogue, every_overview: list[tuple[str, str, tuple[Form, ...], Glance]]
) -> None:
    for relaxant, _, forms, overview in every_overview:
        (column,) = overview.columns
        assert column.form in forms
        window = row_of(overview, "dose").cells[relaxant].window
        doses = real.rows(DosingRow, relaxant)
        if window is not None and window.maximum is not None:
            of_form = {row.max_total for row in doses if not row.form or column.form in row.form}
            assert window.maximum in of_form, (relaxant, forms)


def test_the_placebo_beside_drowsiness_is_of_the_same_trial(
    real: Catalogue, every_overview: list[tuple[str, str, tuple[Form, ...], Glance]]
) -> None:
    met = 0
    for relaxant, _, _, overview in every_overview:
        share = row_of(overview, "drowsiness").cells[relaxant].share
        if share is None:
            continue
        met += 1
        rows = [row for row in real.rows(SideEffectRow, relaxant) if row.effect == "drowsiness"]
        pairs = {(row.incidence_min_pct, row.placebo_pct) for row in rows if row.placebo_from == "same_trial"}
        assert share in pairs, relaxant
    assert met > 20


def test_tizanidine_drowsiness_is_that_of_thirteen_weeks_not_of_one_dose(real: Catalogue) -> None:
    """48 % against 10 % in the label's table of the 13-week trials; its table of single doses reaches 92 %."""
    cell = row_of(glance(real, ["tizanidine"], "US", {"tizanidine": ("tablet",)}), "drowsiness").cells["tizanidine"]
    assert cell.share == (48, 10)
    assert cell.statements[0].text.startswith("48% (10%)")
    assert "92" not in cell.statements[0].text


def test_a_cell_is_short(every_overview: list[tuple[str, str, tuple[Form, ...], Glance]]) -> None:
    long = {
        (relaxant, place, row.key): said
        for relaxant, place, _, overview in every_overview
        for row in overview.rows
        if len((said := " ".join(one.text for one in row.cells[relaxant].statements)).split()) > WORDS_OF_CELL
    }
    assert not long


def test_h35_h40_every_statement_keeps_its_source_and_its_marks(
    every_overview: list[tuple[str, str, tuple[Form, ...], Glance]],
) -> None:
    for relaxant, _, _, overview in every_overview:
        for row in overview.rows:
            assert all(one.citations for one in row.cells[relaxant].statements), (relaxant, row.key)


def test_unknown_is_never_said_to_be_safe(every_overview: list[tuple[str, str, tuple[Form, ...], Glance]]) -> None:
    silent = {
        row.cells[relaxant].empty
        for relaxant, _, _, overview in every_overview
        for row in overview.rows
        if not row.cells[relaxant].statements
    }
    assert silent
    assert not [words for words in silent if words.lower() in ("", "none", "no", "safe")]


def test_the_first_four_rows_hold_what_can_hurt() -> None:
    assert {"boxed", "contraindicated", "stopping"} < {spec.key for spec in SPECS[:4]}
    assert {"boxed", "contraindicated", "stopping"} < {spec.key for spec in PLAIN_SPECS[:4]}


def test_only_differences_never_hide_a_safety_row_or_a_count(real: Catalogue) -> None:
    names = ["carisoprodol", "metaxalone", "methocarbamol"]
    overview = glance(real, names, "US", picked_forms(real, names, []))
    hidden = [row for row in overview.rows if row.hideable]
    assert not [row.key for row in hidden if row.spec.safety]
    assert not [row.key for row in hidden if any(cell.more for cell in row.cells.values())]
    assert not [row.key for row in hidden if not all(cell.statements for cell in row.cells.values())]


def test_what_differs_names_boxes_contraindications_levels_and_limits(real: Catalogue) -> None:
    names = ["baclofen", "tizanidine", "cyclobenzaprine", "dantrolene"]
    said = differences(glance(real, names, "US", picked_forms(real, names, [])))
    line = " · ".join(said)
    assert said[0] == "boxed warning (dantrolene)"
    assert "fluvoxamine" in line
    assert "ciprofloxacin" in line
    assert "heart block" in line
    assert "overactive thyroid" in line
    assert "at most 21 days (cyclobenzaprine)" in line
    kidney = next(phrase for phrase in said if phrase.startswith("kidney"))
    assert "cyclobenzaprine" not in kidney, "what nobody read is no difference"


def test_what_two_columns_share_is_no_difference() -> None:
    shared = [
        {"relaxant": name, "factor": "renal_impairment", "level": "avoid", "detail": "Not to be used.", "short": "any"}
        for name in ("baclofen", "tizanidine")
    ]
    made = catalogue("baclofen", "tizanidine", precautions=shared)
    assert differences(glance(made, ["baclofen", "tizanidine"], "US", picked_forms(made, list(made.names), []))) == ()


def test_one_column_has_no_differences(real: Catalogue) -> None:
    assert differences(glance(real, ["baclofen"], "US", picked_forms(real, ["baclofen"], []))) == ()


def test_countries_stand_beside_each_other_with_their_own_maximum(real: Catalogue) -> None:
    overview = countries(real, "baclofen", ("tablet",), home="DE")
    assert overview.columns[0].key == "DE"
    texts = {key: cell.statements[0].text for key, cell in row_of(overview, "dose").cells.items() if cell.statements}
    assert "at most 80 mg a day" in texts["US"]
    assert "at most 100 mg a day" in texts["GB"]
    assert "at most 75 mg a day" in texts["DE"]


def test_a_row_opens_to_all_that_the_comparison_says_of_it(real: Catalogue) -> None:
    forms = picked_forms(real, ["tizanidine"], [])
    overview = glance(real, ["tizanidine"], "US", forms)
    opened = whole(overview, [row.key for row in overview.rows])
    everything = compare(real, ["tizanidine"], "US", forms)
    pairs: dict[RowKey, str] = {
        "contraindicated": "contraindicated",
        "combinations": "contraindicated",
        "maximum": "dose",
        "kidney": "kidney",
        "boxed_warning": "boxed",
        "abrupt_stop": "stopping",
        "monitoring": "checks",
    }
    for detail, key in pairs.items():
        there = {fact.text for fact in everything.row(detail).cells["tizanidine"].statements}
        here = {fact.text for _, cell in opened[key]["tizanidine"] for fact in cell.statements}
        assert there <= here, detail
    liver = [heading for heading, _ in opened["liver"]["tizanidine"]]
    assert "Germany" in liver, "other countries are named"


def test_half_lives_are_those_of_the_tables(real: Catalogue) -> None:
    cell = row_of(glance(real, ["tizanidine"], "US", {"tizanidine": ("tablet",)}), "half_life").cells["tizanidine"]
    assert cell.statements[0].text == "2\u20132.5 h"
    assert [row for row in real.rows(KineticsRow, "tizanidine") if row.parameter == "half_life"]


def test_the_csv_holds_every_statement_with_source_level_and_what_is_left_out(real: Catalogue) -> None:
    names = ["baclofen", "tizanidine"]
    overview = glance(real, names, "US", picked_forms(real, names, []))
    frame = glance_frame(overview)
    statements = sum(len(cell.statements) or 1 for row in overview.rows for cell in row.cells.values())
    assert len(frame) == statements
    given: pd.DataFrame = frame[frame["status"] != "not_read"]
    assert (given["url"] != "").all()
    assert (frame["data_version"] == real.version).all()
    assert set(frame["row"]) == {row.label for row in overview.rows}


def test_plain_words_say_what_classes_of_medicines_do(real: Catalogue) -> None:
    overview = glance(real, ["tizanidine"], "US", picked_forms(real, ["tizanidine"], []), wording="plain")
    text = " ".join(one.text for one in row_of(overview, "contraindicated").cells["tizanidine"].statements)
    assert "fluvoxamine" in text
    assert "CYP" not in text
    assert "show your pharmacist" in text


def test_a_relaxant_without_facts_says_not_read_everywhere() -> None:
    made = catalogue("baclofen")
    overview = glance(made, ["baclofen"], "US", picked_forms(made, ["baclofen"], []))
    empty: list[GlanceCell] = [row.cells["baclofen"] for row in overview.rows if not row.cells["baclofen"].statements]
    assert empty
    assert not [cell for cell in empty if cell.alarm]


def test_what_only_other_countries_rule_out_is_named_and_what_is_not_shown_is_counted(real: Catalogue) -> None:
    overview = glance(real, ["baclofen"], "US", picked_forms(real, ["baclofen"], []))
    assert any("epilepsy" in one for one in row_of(overview, "contraindicated").cells["baclofen"].stricter)
    assert row_of(overview, "kidney").cells["baclofen"].more > 0


def test_the_headline_form_leads_where_it_is_shown(real: Catalogue) -> None:
    overview = glance(real, list(real.names), "US", picked_forms(real, list(real.names), []))
    assert {column.key: column.form for column in overview.columns} == {
        name: real.summary(name).headline_form for name in real.names
    }


def test_a_placebo_of_other_trials_stands_beside_no_figure(real: Catalogue) -> None:
    """The label of cyclobenzaprine tablets has 10 mg from one trial and a placebo pooled over two."""
    forms: dict[str, tuple[Form, ...]] = {"cyclobenzaprine": ("tablet",)}
    cell = row_of(glance(real, ["cyclobenzaprine"], "US", forms), "drowsiness").cells["cyclobenzaprine"]
    assert cell.statements[0].text.startswith("29% (10%)")
    assert cell.share == (29, 10)
