"""What a forest plot shows, in a sentence computed from its intervals."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.evidence.estimates import Estimate, Verdict
from dashboard.wording.statements import unconfirmed

VERDICTS: dict[Verdict, str] = {
    "better": "Better than {against}, statistically significant",
    "worse": "Worse than {against}, statistically significant",
    "lower": "Lower than {against}, statistically significant",
    "higher": "Higher than {against}, statistically significant",
    "chance": "No statistically significant difference from {against}",
    "no_interval": "No interval given, against {against}",
}
"""What the interval of an estimate says."""


def conclusion(plotted: Sequence[Estimate]) -> str:
    """Say what a forest plot shows: which differences are statistically significant, and which too small to matter."""
    said: dict[str, list[str]] = {}
    for one in plotted:
        said.setdefault(VERDICTS[one.verdict].format(against=one.against), []).append(_called(one))
    small = [_called(one) for one in plotted if one.is_small]
    sentences = [f"{verdict}: {_listed(names)}." for verdict, names in sorted(said.items())]
    if small:
        sentences.append(f"Smaller than the difference that matters to patients: {_listed(small)}.")
    return " ".join(sentences)


def _called(one: Estimate) -> str:
    """Name an estimate: subject, when it was measured, and whether it is unconfirmed."""
    name = f"{one.name}, {one.row.timepoint}" if one.row.timepoint else one.name
    return name + unconfirmed(one.row.checked)


def _listed(names: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(names))
