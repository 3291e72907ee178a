"""The verdict on each pair in one line: two drugs, the strictest level here, and why in a dozen words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.interactions.matrix import MatrixCell, MatrixRow
from dashboard.wording.brief import Brief, Verdict, brief
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.levels import rank
from dashboard.wording.reasons import Reason, stricter_notes, worst_of


@dataclass(frozen=True)
class PairVerdict:
    """What is said of two drugs together.

    Parameters
    ----------
    key, names
        Keys and names of the two; a picked relaxant comes first.
    verdict, decisive
        The strictest level of the chosen country that applies or may, and why.
    besides
        The strictest level that applies for certain, where `verdict` is only possible.
    stricter
        What other countries ask for, in words.
    reasons
        All that any source says, here first, strictest first.
    silence
        What to say where no statement applies any more.
    """

    key: tuple[str, str]
    names: tuple[str, str]
    verdict: Verdict
    decisive: Brief
    besides: Verdict | None
    stricter: tuple[str, ...]
    reasons: tuple[Reason, ...]
    silence: str = ""

    @property
    def title(self) -> str:
        """Both names: ``Tizanidine + ciprofloxacin``."""
        return " + ".join(self.names)


def pair_verdicts(
    rows: Sequence[MatrixRow], relaxants: Mapping[str, str], jurisdiction: str
) -> tuple[list[PairVerdict], list[str]]:
    """Return the pairs of a matrix with statements, strictest first, and the titles of those without any.

    Two relaxants that were picked are one pair, whose reasons are those of both cells.
    """
    cells: dict[frozenset[str], list[MatrixCell]] = {}
    named: dict[frozenset[str], tuple[tuple[str, str], tuple[str, str]]] = {}
    for row in rows:
        for relaxant, cell in row.cells.items():
            pair = frozenset((relaxant, row.key))
            cells.setdefault(pair, []).append(cell)
            named.setdefault(pair, ((relaxant, row.key), (relaxants[relaxant], row.name)))
    every = [_verdict(*named[pair], same, jurisdiction) for pair, same in cells.items()]
    told = [one for one in every if one.reasons or one.silence]
    told.sort(key=lambda one: (one.verdict.place, one.title))
    return told, [one.title for one in every if one not in told]


def _verdict(
    key: tuple[str, str], names: tuple[str, str], cells: Sequence[MatrixCell], jurisdiction: str
) -> PairVerdict:
    reasons = list(dict.fromkeys(reason for cell in cells for reason in cell.reasons))
    here = [one for one in reasons if holds_in(one.jurisdiction, jurisdiction)]
    reasons.sort(key=lambda one: (one not in here, rank(one.level), one.match != "applies"))
    applies = Verdict(worst_of(one for one in here if one.match == "applies"))
    possible = Verdict(worst_of(one for one in here if one.match == "unknown"), certain=False)
    may = bool(possible.level) and rank(possible.level) < rank(applies.level)
    verdict = possible if may else applies if applies.level else Verdict("not_read")
    elsewhere = [one for one in reasons if one not in here and one.match == "applies"]
    return PairVerdict(
        key=key,
        names=names,
        verdict=verdict,
        decisive=brief(here, verdict, led=False),
        besides=applies if may and applies.asks else None,
        stricter=stricter_notes(elsewhere, verdict.level if verdict.asks else ""),
        reasons=tuple(reasons),
        silence=next((cell.silence for cell in cells if cell.silence), ""),
    )
