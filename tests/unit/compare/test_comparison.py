"""The side-by-side table: cited cells, safety rows that never fold, unknown that is never equal or safe."""

from __future__ import annotations

from typing import get_args

import pytest

from dashboard.compare.comparison import compare
from dashboard.compare.comparison_frame import comparison_frame
from dashboard.compare.layout import GROUPS
from dashboard.compare.row_keys import RowKey
from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Form
from dashboard.names.relaxants import picked_forms
from dashboard.wording.statements import Wording
from tests.builders import catalogue


def both(made: Catalogue, place: str = "US") -> dict[str, tuple[Form, ...]]:
    return picked_forms(made, list(made.names), [])


def test_h16_unknown_never_equals_unknown() -> None:
    made = catalogue("baclofen", "tizanidine")
    table = compare(made, ["baclofen", "tizanidine"], "US", both(made))
    assert not [row.key for row in table.rows if row.same]


def test_h16_equal_safety_rows_never_fold_and_others_do() -> None:
    cited = [
        {"relaxant": name, "column": column}
        for name in ("baclofen", "tizanidine")
        for column in ("boxed_warning", "mechanism")
    ]
    made = catalogue(
        relaxants=[{"relaxant": name, "boxed_warning": "W", "mechanism": "M"} for name in ("baclofen", "tizanidine")],
        citations=cited,
    )
    table = compare(made, ["baclofen", "tizanidine"], "US", both(made))
    assert table.row("boxed_warning").same
    assert not table.row("boxed_warning").foldable
    assert table.row("mechanism").foldable


def test_h15_serious_harms_come_first_and_are_exported(real: Catalogue) -> None:
    table = compare(real, ["dantrolene", "tizanidine"], "US", both(real))
    first = table.groups[0]
    assert first.heading == "Boxed warnings and serious harms"
    assert [group.harms for group in table.groups] == [True] + [False] * (len(table.groups) - 1)
    assert all(row.safety for row in first.rows)
    frame = comparison_frame(table)
    exported = frame[(frame["relaxant"] == "dantrolene") & (frame["row"] == "Boxed warning")]
    assert "liver" in exported["text"].iloc[0].lower() or "hepat" in exported["text"].iloc[0].lower()
    plain = compare(real, ["dantrolene"], "US", both(real), wording="plain")
    assert (plain.groups[0].heading, plain.groups[0].harms) == ("Serious harms", True)


def test_h2_a_relaxant_without_a_us_label_is_not_said_to_have_one_without_a_box(real: Catalogue) -> None:
    cells = compare(real, ["tolperisone", "tizanidine"], "US", both(real)).row("boxed_warning").cells
    assert cells["tolperisone"].statements[0].text.startswith("No US label")
    assert cells["tizanidine"].statements[0].text == "The US label has none"


def test_h2_boxed_warnings_are_named_as_the_us_labels_elsewhere(real: Catalogue) -> None:
    cell = compare(real, ["dantrolene"], "GB", both(real)).row("boxed_warning").cells["dantrolene"]
    assert cell.notice == "Boxed warnings are of the US label:"


def test_h10_a_stricter_rule_elsewhere_is_said_beside_the_one_here() -> None:
    made = catalogue(
        "tizanidine",
        precautions=[
            {"relaxant": "tizanidine", "factor": "hepatic_impairment", "level": "adjust"},
            {
                "relaxant": "tizanidine",
                "factor": "hepatic_impairment",
                "level": "contraindicated",
                "jurisdiction": "GB",
            },
            {"relaxant": "tizanidine", "factor": "glaucoma", "level": "caution"},
            {"relaxant": "tizanidine", "factor": "glaucoma", "level": "monitor", "jurisdiction": "GB"},
        ],
    )
    (fact,) = compare(made, ["tizanidine"], "US", both(made)).row("stricter").cells["tizanidine"].statements
    assert fact.text == "Liver impairment: UK contraindicated (US: adjust dose)"
    here = compare(made, ["tizanidine"], "GB", both(made)).row("contraindicated").cells["tizanidine"].statements
    assert [fact.text for fact in here] == ["Liver impairment"]


def test_h10_an_empty_cell_of_contraindications_points_to_the_countries_that_have_some() -> None:
    liver = {"relaxant": "tizanidine", "factor": "hepatic_impairment", "level": "caution", "jurisdiction": "GB"}
    heart = {"relaxant": "tizanidine", "factor": "heart_failure", "level": "contraindicated"}
    made = catalogue("tizanidine", precautions=[liver, heart])
    cell = compare(made, ["tizanidine"], "GB", both(made)).row("contraindicated").cells["tizanidine"]
    assert (
        cell.empty
        == "None found in the UK label (not proof of safety); some in US: see what is stricter in other countries"
    )
    unread = compare(made, ["tizanidine"], "DE", both(made)).row("contraindicated").cells["tizanidine"]
    assert unread.empty == "Germany label not reviewed; some in US: see what is stricter in other countries"
    alone = catalogue("tizanidine", precautions=[liver])
    cell = compare(alone, ["tizanidine"], "GB", both(alone)).row("contraindicated").cells["tizanidine"]
    assert cell.empty == "None found in the UK label (not proof of safety)"


def test_h2_a_country_without_a_maximum_borrows_one_and_says_so() -> None:
    start = {"relaxant": "baclofen", "jurisdiction": "CH", "start_dose": "5"}
    most = {
        "relaxant": "baclofen", "phase": "maintenance", "max_total": "80", "max_basis": "stated", "limit_days": "21",
        "limit_setting": "treatment", "food": "with food",
    }  # fmt: skip
    made = catalogue("baclofen", dosing=[start, most])
    table = compare(made, ["baclofen"], "CH", both(made))
    notices = {
        row: table.row(row).cells["baclofen"].notice for row in ("start", "maximum", "duration", "food", "usual")
    }
    assert notices == {
        "start": "",
        "maximum": "Switzerland: no maximum found. US:",
        "duration": "Switzerland: no limit on duration found. US:",
        "food": "Switzerland: no word on food found. US:",
        "usual": "",
    }
    assert "80 mg a day" in table.row("maximum").cells["baclofen"].statements[0].text
    own = catalogue("baclofen", dosing=[start | {"max_total": "60"}, most])
    cell = compare(own, ["baclofen"], "CH", both(own)).row("maximum").cells["baclofen"]
    assert (cell.notice, len(cell.statements)) == ("", 1)
    assert "60 mg" in cell.statements[0].text


def test_h10_countries_that_ask_for_the_same_share_a_statement_strictest_first() -> None:
    def rule(factor: str, level: str, jurisdiction: str, checked: str = "2026-01-02") -> dict[str, str]:
        made = {"relaxant": "tizanidine", "factor": factor, "level": level, "jurisdiction": jurisdiction}
        return made | {"checked": checked}

    made = catalogue(
        "tizanidine",
        precautions=[
            rule("glaucoma", "caution", "DE"),
            rule("hepatic_impairment", "contraindicated", "AT"),
            rule("hepatic_impairment", "contraindicated", "GB", "2026-01-01"),
            rule("hepatic_impairment", "contraindicated", "JP", ""),
            rule("hepatic_impairment", "adjust", "US"),
        ],
    )
    facts = compare(made, ["tizanidine"], "US", both(made)).row("stricter").cells["tizanidine"].statements
    assert [fact.text for fact in facts] == [
        "Liver impairment: Austria, UK contraindicated (US: adjust dose)",
        "Liver impairment: Japan contraindicated (US: adjust dose)",
        "Glaucoma: Germany caution (US: not read)",
    ]
    assert [(fact.jurisdiction, fact.checked) for fact in facts] == [
        ("AT, GB", "2026-01-01"),
        ("JP", ""),
        ("DE", "2026-01-02"),
    ]
    assert len(facts[0].citations) == 2


def test_silence_is_named_and_never_looks_like_a_clearance() -> None:
    made = catalogue(
        "metaxalone",
        precautions=[{"relaxant": "metaxalone", "factor": "glaucoma", "level": "not_mentioned"}],
    )
    silent = compare(made, ["metaxalone"], "US", both(made)).row("silent").cells["metaxalone"].statements
    assert [fact.level for fact in silent] == ["not_mentioned", "not_read"]
    assert "glaucoma" in silent[0].text
    assert "kidney impairment" in silent[1].text


@pytest.mark.parametrize("wording", ["clinician", "plain"])
@pytest.mark.parametrize("place", ["US", "GB"])
def test_every_statement_of_the_real_data_is_cited(real: Catalogue, wording: Wording, place: str) -> None:
    table = compare(real, list(real.names), place, both(real), wording=wording)
    for row in table.rows:
        for relaxant, cell in row.cells.items():
            assert cell.statements or cell.empty
            for fact in cell.statements:
                assert fact.text.strip()
                assert "nan" not in fact.text.split(), (row.key, relaxant, fact.text)
                assert "_" not in fact.text, (row.key, relaxant, fact.text)
                assert fact.citations or row.key == "silent", (row.key, relaxant)
                assert all(citation.url.startswith("http") for citation in fact.citations)


def test_h34_the_export_has_one_number_a_cell_and_its_marks(real: Catalogue) -> None:
    frame = comparison_frame(compare(real, ["baclofen", "tizanidine"], "US", both(real)))
    assert {"low", "high", "unit", "status", "jurisdiction", "basis", "source", "url", "data_version"} <= set(
        frame.columns
    )
    maxima = frame[(frame["relaxant"] == "baclofen") & (frame["row"] == "Maximum")]
    assert (80, "mg a day") in set(zip(maxima["high"], maxima["unit"], strict=True))
    assert set(frame["status"]) <= {"given", "unconfirmed", "superseded", "not_read"}
    assert (frame["source"][frame["status"] == "given"] != "").sum() > 50


def test_h40_a_relaxant_is_a_draft_until_its_second_reading() -> None:
    once = catalogue("baclofen", dosing=[{"relaxant": "baclofen", "start_dose": "5"}])
    twice = catalogue("baclofen", dosing=[{"relaxant": "baclofen", "start_dose": "5", "rechecked": "2026-01-03"}])
    for made, review in (
        (once, "under review"),
        (twice, "read twice"),
        (catalogue("baclofen"), "under review"),
    ):
        assert set(comparison_frame(compare(made, ["baclofen"], "US", both(made)))["review"]) == {review}


def test_plain_wording_has_its_own_headings_and_no_jargon_rows(real: Catalogue) -> None:
    plain = compare(real, ["baclofen"], "US", both(real), wording="plain")
    assert {"target", "schedule", "half_life"}.isdisjoint(row.key for row in plain.rows)
    assert plain.row("abrupt_stop").cells["baclofen"].statements, "the warning not to stop suddenly is pinned (H29)"


def test_uses_of_one_detail_and_place_share_a_line() -> None:
    use = {"relaxant": "tizanidine", "form": "tablet", "detail": "Adults only"}
    made = catalogue(
        "tizanidine",
        indications=[
            use | {"condition": "spasticity_ms"},
            use | {"condition": "spasticity_stroke"},
            use | {"condition": "muscle_spasm_local", "detail": "With 2 mg"},
        ],
    )
    cell = compare(made, ["tizanidine"], "US", {"tizanidine": ("tablet",)}).row("labelled").cells["tizanidine"]
    assert [fact.text for fact in cell.statements] == [
        "Spasticity in multiple sclerosis, spasticity after stroke (tablet): Adults only",
        "Local muscle spasm (tablet): With 2 mg",
    ]


def test_h2_a_labelled_use_of_a_country_does_not_hide_what_another_says_it_is_not_for() -> None:
    use = {"relaxant": "tizanidine", "form": "tablet"}
    made = catalogue(
        "tizanidine",
        indications=[
            use | {"condition": "spasticity_ms", "jurisdiction": "DE"},
            use | {"condition": "spasticity_stroke"},
            use | {"condition": "acute_musculoskeletal", "status": "not_for"},
        ],
    )
    table = compare(made, ["tizanidine"], "DE", {"tizanidine": ("tablet",)})
    labelled, not_for = (table.row(key).cells["tizanidine"] for key in ("labelled", "not_for"))
    assert [fact.text for fact in labelled.statements] == ["Spasticity in multiple sclerosis (tablet)"]
    assert not labelled.notice
    assert [fact.text for fact in not_for.statements] == ["Acute painful musculoskeletal conditions (tablet)"]
    assert not_for.notice == "Germany: no use of this kind found. US:"


def test_every_row_has_a_key_of_its_own() -> None:
    keys = [row.key for group in GROUPS for row in group.rows]
    assert keys == list(get_args(RowKey))
