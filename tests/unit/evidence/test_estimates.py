"""Evidence: what a forest plot may show, and the sentences computed from it."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import EvidenceRow
from dashboard.evidence.conclusions import conclusion
from dashboard.evidence.estimate_frames import ESTIMATE_COLUMNS, estimate_frame
from dashboard.evidence.estimates import (
    SECTIONS,
    Estimate,
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


def estimates(*rows: Cells, relaxants: tuple[str, ...] = (), condition: str = "") -> tuple[Estimate, ...]:
    made = catalogue("baclofen", "tizanidine", "metaxalone", evidence=list(rows))
    return evidence(made, relaxants, condition)


def frame(*rows: Cells) -> pd.DataFrame:
    return estimate_frame(estimates(*rows))


def test_an_estimate_says_who_how_much_and_how_certain() -> None:
    row: Cells = {**CLEAR, "participants": "120", "trials": "1", "timepoint": "6 weeks", "certainty": "low"}
    (one,) = estimates(row)
    assert one.claim == "Baclofen against placebo"
    assert one.figure == "-1.2 (-2 to -0.4), low certainty"
    assert one.details == "6 weeks, 120 people, 1 trial"


def test_an_estimate_without_a_rating_or_a_reader_says_so() -> None:
    (one,) = estimates({**CLEAR, "checked": ""})
    assert one.figure.endswith(", certainty not rated, not verified")


def test_an_unusual_interval_and_an_added_drug_are_named() -> None:
    (one,) = estimates({**CLEAR, "ci_level": "98.3", "added_to": "naproxen"})
    assert "98.3 % interval" in one.figure
    assert one.details == "with naproxen in both arms"


def test_h39_values_of_single_arms_are_never_in_a_plot() -> None:
    shown = estimates(CLEAR, ARM)
    assert [[one.name for one in plot] for plot in plots(shown).values()] == [["Baclofen"]]
    assert [one.name for one in findings(shown)] == ["Metaxalone"]


def test_h39_no_estimate_of_an_arm_is_plotted_in_the_real_data(real: Catalogue) -> None:
    shown = evidence(real, [])
    plotted = [one for plot in plots(shown).values() for one in plot]
    assert {one.row.contrast for one in plotted} <= {"difference", "ratio"}
    assert len(plotted) + len(findings(shown)) == len(shown) == len(real.every(EvidenceRow))


def test_h39_classes_head_to_head_and_cohorts_stand_apart() -> None:
    shown = estimates(
        CLEAR,
        OF_CLASS,
        {**CHANCE, "comparator": "baclofen"},
        {**CHANCE, "design": "cohort", "basis": "observational", "comparator": "baclofen"},
    )
    assert [axis.section for axis in plots(shown)] == ["placebo", "head_to_head", "classes", "observed"]
    assert list(estimate_frame(shown)["section"]) == list(SECTIONS.values())


def test_h39_a_plot_refuses_mixed_measures() -> None:
    with pytest.raises(ValueError, match="one measure, one scale and one direction"):
        CHARTS["forest"].build(frame(CLEAR, RATIO))


def test_ratios_stand_on_a_logarithmic_scale_around_one() -> None:
    spec = str(CHARTS["forest"].build(frame(RATIO)).to_dict())
    assert "'type': 'log'" in spec
    assert "'datum': 1.0" in spec
    assert "favours baclofen" in spec
    assert "favours placebo" in spec


def test_the_better_side_is_the_relaxants() -> None:
    lower, higher = (
        CHARTS["forest"]
        .build(frame({**CLEAR, "better": better}))
        .to_dict()["layer"][1]["encoding"]["x"]["axis"]["title"][0]
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
        (CLEAR, "Better than placebo, statistically significant: Baclofen."),
        ({**CLEAR, "better": "higher"}, "Worse than placebo, statistically significant: Baclofen."),
        ({**CLEAR, "better": ""}, "Lower than placebo, statistically significant: Baclofen."),
        (RATIO, "Worse than placebo, statistically significant: Baclofen."),
        (CHANCE, "No statistically significant difference from placebo: Tizanidine."),
        ({**CHANCE, "ci_low": "", "ci_high": ""}, "No interval given, against placebo: Tizanidine."),
        ({**CLEAR, "checked": ""}, "Better than placebo, statistically significant: Baclofen (not verified)."),
        (
            {**CLEAR, "comparator": "tizanidine 8 mg"},
            "Better than tizanidine 8 mg, statistically significant: Baclofen.",
        ),
        (
            {**CLEAR, "mcid": "1.5"},
            "Better than placebo, statistically significant: Baclofen. "
            "Smaller than the difference that matters to patients: Baclofen.",
        ),
    ],
)
def test_the_sentence_says_what_the_plot_shows(row: Cells, said: str) -> None:
    assert conclusion(estimates(row)) == said


def test_a_class_counts_for_its_members_but_does_not_speak_for_them() -> None:
    shown = estimates(OF_CLASS, relaxants=("tizanidine",))
    assert [one.name for one in shown] == ["Antispasmodics"]
    made = catalogue("baclofen", "tizanidine", evidence=[OF_CLASS])
    assert without_evidence(made, shown, ["tizanidine"]) == ["Tizanidine"]
    assert not estimates(OF_CLASS, relaxants=("baclofen",))


def test_a_comparator_is_among_what_was_found() -> None:
    row = {**CLEAR, "comparator": "tizanidine 8 mg"}
    shown = estimates(row, relaxants=("tizanidine",))
    assert len(shown) == 1
    assert without_evidence(catalogue("baclofen", "tizanidine"), shown, ["baclofen", "tizanidine"]) == []


def test_a_condition_narrows_estimates_and_guidelines(real: Catalogue) -> None:
    assert not estimates(CLEAR, condition="low_back_pain_acute")
    some, every = guidelines(real, [], "spasticity_ms"), guidelines(real, [])
    assert 0 < len(some) < len(every)
    assert [row.year for row in every] == sorted((row.year for row in every), reverse=True)


def test_plots_of_different_conditions_never_share_an_axis(real: Catalogue) -> None:
    for plot in plots(evidence(real, [])).values():
        rows = estimate_frame(plot)
        assert rows["condition"].nunique() == rows["outcome"].nunique() == rows["measure"].nunique() == 1


def test_a_frame_has_its_columns_also_when_nothing_was_found() -> None:
    assert tuple(estimate_frame([]).columns) == ESTIMATE_COLUMNS
