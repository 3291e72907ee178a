"""Plain cells name what a clinician's cell says at the same level, in words of a patient, with all its sources."""

from __future__ import annotations

import pytest

from dashboard.compare.cells import plain
from dashboard.compare.cells.cell import NOT_READ, Cell
from dashboard.compare.comparison import Comparison, compare
from dashboard.compare.row_keys import RowKey
from dashboard.data.catalogue import Catalogue
from dashboard.data.schema.terms import FACTORS_CORE
from dashboard.names.relaxants import picked_forms
from dashboard.wording.plain_words import LEVELS
from dashboard.wording.statements import Wording
from tests.builders import catalogue

SAFETY: tuple[RowKey, ...] = (
    "contraindicated", "avoid", "not_established", "adjust", "care", "stricter", "combinations", "avoid_with",
    "care_with",
)  # fmt: skip
CLINICIAN_WORDS = (
    "impairment",
    "CYP1A2 inhibitors",
    "CNS",
    "hypersensitivity",
    "eGFR",
    "CrCl",
    "AUC",
    "encephalopathy",
)


def both(real: Catalogue, jurisdiction: str) -> dict[Wording, Comparison]:
    forms = picked_forms(real, list(real.names), [])
    wordings: tuple[Wording, ...] = ("clinician", "plain")
    return {one: compare(real, list(real.names), jurisdiction, forms, wording=one) for one in wordings}


@pytest.mark.parametrize("jurisdiction", ["US", "GB", "DE"])
def test_h47_plain_cells_lose_no_warning_and_no_source(real: Catalogue, jurisdiction: str) -> None:
    asked = both(real, jurisdiction)
    for key in SAFETY:
        for relaxant, cell in asked["clinician"].row(key).cells.items():
            plain = asked["plain"].row(key).cells[relaxant]
            assert bool(cell.statements) == bool(plain.statements), (key, relaxant)
            cited, shown = (
                {(one.source, one.locator) for fact in made.statements for one in fact.citations}
                for made in (cell, plain)
            )
            assert cited <= shown, (key, relaxant)
            doubts = [any(fact.unconfirmed for fact in made.statements) for made in (cell, plain)]
            assert doubts[1] or not doubts[0], (key, relaxant)


def test_plain_cells_say_it_in_words_of_a_patient(real: Catalogue) -> None:
    plain = both(real, "US")["plain"]
    said = " ".join(fact.text for key in SAFETY for cell in plain.row(key).cells.values() for fact in cell.statements)
    assert "Kidney problems" in said
    assert "Strong painkillers (opioids)" in said
    for word in CLINICIAN_WORDS:
        assert word not in said, word


def test_h27_the_days_between_two_medicines_stay(real: Catalogue) -> None:
    cell = both(real, "US")["plain"].row("combinations").cells["cyclobenzaprine"]
    assert any("14 days apart" in fact.text for fact in cell.statements)


def test_plain_cells_carry_no_badge(real: Catalogue) -> None:
    asked = both(real, "US")
    assert not any(row.badged for row in asked["plain"].rows)
    assert any(row.badged for row in asked["clinician"].rows)


def plain_row(made: Catalogue, key: RowKey, jurisdiction: str) -> Cell:
    forms = picked_forms(made, ["tizanidine"], [])
    return compare(made, ["tizanidine"], jurisdiction, forms, wording="plain").row(key).cells["tizanidine"]


def test_a_label_that_nobody_has_read_is_not_said_to_hold_no_warning() -> None:
    made = catalogue("tizanidine", precautions=[{"relaxant": "tizanidine", "factor": "glaucoma", "level": "caution"}])
    assert plain_row(made, "contraindicated", "US").empty == plain.NONE_FOUND
    assert plain_row(made, "contraindicated", "DE").empty == NOT_READ


def test_a_label_that_covers_every_core_factor_is_not_called_unread() -> None:
    rows = [{"relaxant": "tizanidine", "factor": one, "level": "caution"} for one in FACTORS_CORE]
    made = catalogue("tizanidine", precautions=rows)
    assert plain_row(made, "silent", "US").empty == plain.ALL_COVERED
    assert not plain_row(made, "silent", "US").statements
    assert len(plain_row(made, "silent", "DE").statements) == len(FACTORS_CORE)


def test_h2_a_medicine_that_only_another_country_names_says_so() -> None:
    other = {"relaxant": "tizanidine", "agent": "ssri", "agent_kind": "class", "level": "avoid"}
    own = {**other, "agent": "opioid", "jurisdiction": "GB"}
    cell = plain_row(catalogue("tizanidine", interactions=[own, other]), "avoid_with", "GB")
    assert [fact.text for fact in cell.statements] == [
        "Strong painkillers (opioids)",
        "Antidepressants such as sertraline (SSRIs) (US)",
    ]


def test_h47_no_plain_level_reads_as_an_order_to_take_more(real: Catalogue) -> None:
    plain_words = {row.label for row in both(real, "US")["plain"].rows}
    assert "May need a different dose" in plain_words
    assert not [words for words in (*plain_words, *LEVELS.values()) if "another dose" in words.lower()]


@pytest.mark.parametrize("jurisdiction", ["US", "GB"])
def test_a_name_is_said_twice_only_where_one_of_them_is_in_doubt(real: Catalogue, jurisdiction: str) -> None:
    comparison = both(real, jurisdiction)["plain"]
    for key in SAFETY:
        for relaxant, cell in comparison.row(key).cells.items():
            sure = [fact.text for fact in cell.statements if not fact.unconfirmed and not fact.superseded]
            assert len(sure) == len(set(sure)), (key, relaxant)
