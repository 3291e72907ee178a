"""Evidence: what a forest plot may show, and the sentences computed from it."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.evidence.estimates import (
    CLASSES,
    HEAD_TO_HEAD,
    OBSERVED,
    PLACEBO,
    conclusion,
    evidence,
    findings,
    guidelines,
    plots,
    without_evidence,
)
from dashboard.render.charts import CHARTS
from tests.builders import Cells, catalogue

CLEAR: Cells = {"subject": "baclofen", "estimate": "-1.2", "ci_low": "-2", "ci_high": "-0.4"}
CHANCE: Cells = {"subject": "tizanidine", "estimate": "-0.3", "ci_low": "-0.9", "ci_high": "0.3"}
ARM: Cells = {
    "subject": "metaxalone", "contrast": "arm_value", "estimate": "10.1", "ci_low": "8", "ci_high": "12.3",
    "finding": "10 points in this arm.",
}  # fmt: skip
OF_CLASS: Cells = {
    "subject": "antispasmodics", "subject_kind": "class", "members": "metaxalone; tizanidine",
    "estimate": "-0.8", "ci_low": "-1.2", "ci_high": "-0.3",
}  # fmt: skip
RATIO: Cells = {
    "subject": "baclofen", "contrast": "ratio", "measure": "RR", "scale": "", "outcome": "adverse events",
    "estimate": "1.6", "ci_low": "1.2", "ci_high": "2",
}  # fmt: skip


def frame(*rows: Cells, relaxants: tuple[str, ...] = (), condition: str = "") -> pd.DataFrame:
    made = catalogue("baclofen", "tizanidine", "metaxalone", evidence=list(rows))
    return evidence(made, relaxants, condition)


def test_an_estimate_says_who_how_much_and_how_certain() -> None:
    row = frame({**CLEAR, "participants": "120", "trials": "1", "timepoint": "6 weeks", "certainty": "low"}).iloc[0]
    assert row["claim"] == "Baclofen against placebo"
    assert row["figure"] == "-1.2 (-2 to -0.4), low certainty"
    assert row["details"] == "6 weeks, 120 people, 1 trial"


def test_an_estimate_without_a_rating_or_a_reader_says_so() -> None:
    assert frame({**CLEAR, "checked": ""}).iloc[0]["figure"].endswith(", certainty not rated, unconfirmed")


def test_an_unusual_interval_and_an_added_drug_are_named() -> None:
    row = frame({**CLEAR, "ci_level": "98.3", "added_to": "naproxen"}).iloc[0]
    assert "98.3 % interval" in row["figure"]
    assert row["details"] == "with naproxen in both arms"


def test_h39_values_of_single_arms_are_never_in_a_plot() -> None:
    shown = frame(CLEAR, ARM)
    assert [list(plot["name"]) for plot in plots(shown)] == [["Baclofen"]]
    assert list(findings(shown)["name"]) == ["Metaxalone"]


def test_h39_no_estimate_of_an_arm_is_plotted_in_the_real_data(real: Catalogue) -> None:
    shown = evidence(real, [])
    plotted = pd.concat(plots(shown))
    assert set(plotted["contrast"]) <= {"difference", "ratio"}
    assert len(plotted) + len(findings(shown)) == len(shown) == len(real["evidence"])


def test_h39_classes_head_to_head_and_cohorts_stand_apart() -> None:
    shown = frame(
        CLEAR,
        OF_CLASS,
        {**CHANCE, "comparator": "baclofen"},
        {**CHANCE, "design": "cohort", "basis": "observational", "comparator": "baclofen"},
    )
    assert [plot["section"].iloc[0] for plot in plots(shown)] == [PLACEBO, HEAD_TO_HEAD, CLASSES, OBSERVED]


def test_h39_a_plot_refuses_mixed_measures() -> None:
    with pytest.raises(ValueError, match="one measure, one scale and one direction"):
        CHARTS["forest"].build(frame(CLEAR, RATIO))


def test_ratios_stand_on_a_logarithmic_scale_around_one() -> None:
    spec = str(CHARTS["forest"].build(frame(RATIO)).to_dict())
    assert "'type': 'log'" in spec
    assert "'null': 1.0" in spec
    assert "favours baclofen" in spec
    assert "favours placebo" in spec


def test_the_better_side_is_the_relaxants() -> None:
    lower, higher = (
        CHARTS["forest"]
        .build(frame({**CLEAR, "better": better}))
        .to_dict()["layer"][0]["encoding"]["x"]["axis"]["title"][0]
        for better in ("lower", "higher")
    )
    assert lower.index("baclofen") < lower.index("placebo")
    assert higher.index("placebo") < higher.index("baclofen")


def test_the_difference_that_matters_is_drawn_where_a_source_names_one() -> None:
    assert "'mcid': -1.0" in str(CHARTS["forest"].build(frame({**CLEAR, "mcid": "1"})).to_dict())
    assert "mcid'" not in str(CHARTS["forest"].build(frame(CLEAR)).to_dict()["datasets"].keys())


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (CLEAR, "Better than placebo, beyond chance: Baclofen."),
        ({**CLEAR, "better": "higher"}, "Worse than placebo, beyond chance: Baclofen."),
        ({**CLEAR, "better": ""}, "Lower than placebo, beyond chance: Baclofen."),
        (RATIO, "Worse than placebo, beyond chance: Baclofen."),
        (CHANCE, "May be chance, against placebo: Tizanidine."),
        ({**CHANCE, "ci_low": "", "ci_high": ""}, "No interval given, against placebo: Tizanidine."),
        ({**CLEAR, "checked": ""}, "Better than placebo, beyond chance: Baclofen (unconfirmed)."),
        ({**CLEAR, "comparator": "tizanidine 8 mg"}, "Better than tizanidine 8 mg, beyond chance: Baclofen."),
        (
            {**CLEAR, "mcid": "1.5"},
            "Better than placebo, beyond chance: Baclofen. "
            "Smaller than the difference that matters to patients: Baclofen.",
        ),
    ],
)
def test_the_sentence_says_what_the_plot_shows(row: Cells, said: str) -> None:
    assert conclusion(frame(row)) == said


def test_a_class_counts_for_its_members_but_does_not_speak_for_them() -> None:
    shown = frame(OF_CLASS, relaxants=("tizanidine",))
    assert list(shown["name"]) == ["Antispasmodics"]
    made = catalogue("baclofen", "tizanidine", evidence=[OF_CLASS])
    assert without_evidence(made, shown, ["tizanidine"]) == ["Tizanidine"]
    assert frame(OF_CLASS, relaxants=("baclofen",)).empty


def test_a_comparator_is_among_what_was_found() -> None:
    row = {**CLEAR, "comparator": "tizanidine 8 mg"}
    shown = frame(row, relaxants=("tizanidine",))
    assert len(shown) == 1
    assert without_evidence(catalogue("baclofen", "tizanidine"), shown, ["baclofen", "tizanidine"]) == []


def test_a_condition_narrows_estimates_and_guidelines(real: Catalogue) -> None:
    assert frame(CLEAR, condition="low_back_pain_acute").empty
    some, every = guidelines(real, [], "spasticity_ms"), guidelines(real, [])
    assert 0 < len(some) < len(every)
    assert [row["year"] for row in every] == sorted((row["year"] for row in every), reverse=True)


def test_plots_of_different_conditions_never_share_an_axis(real: Catalogue) -> None:
    for plot in plots(evidence(real, [])):
        assert plot["condition"].nunique() == plot["outcome"].nunique() == plot["measure"].nunique() == 1
