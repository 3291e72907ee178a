"""Names of co-medications, their classes, and what is said of a pair."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import InteractionRow
from dashboard.data.schema.terms import LEVELS
from dashboard.interactions.alert_reasons import reason_of_alert
from dashboard.interactions.alerts import Alert, alerts
from dashboard.names.medicine_names import medicine_names, medicine_options
from dashboard.names.medicines import read_medicines
from dashboard.names.spelling import fold


def said(catalogue: Catalogue, relaxant: str, name: str, form: str = "tablet", *, stopped: bool = False) -> list[Alert]:
    reading = read_medicines(catalogue, [name], stopped=stopped)
    assert not reading.unknown
    return alerts(catalogue, relaxant, [form], reading.medicines[0])


@pytest.mark.parametrize(
    ("typed", "key", "kind"),
    [
        ("Cipro", "ciprofloxacin", "agent"),
        ("  CIPRO ", "ciprofloxacin", "agent"),
        ("ciprofloxacin", "ciprofloxacin", "agent"),
        ("Cipro (ciprofloxacin)", "ciprofloxacin", "agent"),
        ("ssri", "ssri", "class"),
        ("SSRIs", "ssri", "class"),
        ("MAO inhibitors", "maoi", "class"),
        ("alcohol", "alcohol", "agent"),
        ("Zanaflex", "tizanidine", "agent"),
    ],
)
def test_a_name_is_understood_by_generic_brand_and_class(real: Catalogue, typed: str, key: str, kind: str) -> None:
    reading = read_medicines(real, [typed])
    assert [(one.key, one.kind) for one in reading.medicines] == [(key, kind)]
    assert reading.unknown == ()


def test_h25_a_name_that_nobody_knows_is_returned_as_unknown_and_two_names_of_one_drug_count_once(
    real: Catalogue,
) -> None:
    reading = read_medicines(real, ["Zzyzx", "Cipro", "ciprofloxacin", " "])
    assert reading.unknown == ("Zzyzx",)
    assert len(reading.medicines) == 1


@pytest.mark.slow
def test_every_name_on_offer_is_understood_as_itself(real: Catalogue) -> None:
    names = medicine_names(real)
    options = medicine_options(real)
    assert len(options) >= 1000
    for label in options:
        meant = names.of(fold(label.partition(" (")[0]))
        (answer,) = read_medicines(real, [label]).answers
        assert answer.understood == (len(meant) == 1), label
        assert len(answer.choices) == (0 if len(meant) == 1 else len(meant)), label


def test_h26_agent_and_class_stand_side_by_side_worst_first(real: Catalogue) -> None:
    found = said(real, "tizanidine", "fluvoxamine")
    order = [list(LEVELS).index(one.level) for one in found]
    assert order == sorted(order)
    assert {one.inferred == "" for one in found if one.level == "contraindicated"} == {True, False}
    assert any("33 times (14 to 103)" in one.text for one in found)


def test_h26_a_membership_cites_its_own_source(real: Catalogue) -> None:
    inferred = next(one for one in said(real, "tizanidine", "mexiletine") if one.inferred and one.level == "avoid")
    assert len(inferred.citations) >= 2


def test_h35_the_current_source_of_a_membership_does_not_renew_a_replaced_label(real: Catalogue) -> None:
    (inferred,) = [
        one
        for one in said(real, "tizanidine", "levofloxacin")
        if one.row.source == ("label-us-zanaflex-section-7",) and one.inferred
    ]
    assert {cited.doc_status for cited in inferred.citations} == {"current", "superseded"}
    assert inferred.superseded
    assert reason_of_alert(inferred).superseded


def test_strength_decides_which_row_of_a_class_is_meant(real: Catalogue) -> None:
    def of_inhibitors(name: str) -> set[str]:
        rows = [one.row for one in said(real, "tizanidine", name)]
        of_class = [row for row in rows if isinstance(row, InteractionRow) and row.agent == "cyp1a2_inhibitor"]
        return {row.level for row in of_class if row.jurisdiction == "US"}

    assert of_inhibitors("zileuton") == {"avoid"}
    assert of_inhibitors("enoxacin") == {"contraindicated"}


def test_a_class_without_its_strength_leaves_the_question_open(real: Catalogue) -> None:
    found = said(real, "tizanidine", "CYP1A2 inhibitors")
    contraindicated = [one for one in found if one.level == "contraindicated" and one.row.jurisdiction == "US"]
    assert contraindicated
    assert all(one.matched.match == "unknown" and one.matched.needs for one in contraindicated)


def test_h27_only_rows_with_days_between_count_for_a_drug_that_was_stopped(real: Catalogue) -> None:
    found = said(real, "cyclobenzaprine", "phenelzine", "er_capsule", stopped=True)
    assert found
    assert all(one.matched.match == "applies" and "counts as within 14 days" in one.text for one in found)
    assert said(real, "tizanidine", "ciprofloxacin", stopped=True) == []


def test_h25_no_row_is_no_statement(real: Catalogue) -> None:
    assert said(real, "baclofen", "ciprofloxacin") == []
