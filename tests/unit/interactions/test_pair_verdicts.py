"""One line a pair: never milder than what any source here says, and silence named (hazards H25, H47)."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.interactions.pair_verdicts import PairVerdict, pair_verdicts
from dashboard.interactions.pairs import each_other, together
from dashboard.names.medicines import read_medicines
from dashboard.names.relaxants import picked_forms
from dashboard.wording.brief import Verdict
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.levels import rank

MEDICINES = ("ciprofloxacin", "methadone", "sertraline", "Oral contraceptives", "warfarin")


def verdicts(real: Catalogue, relaxants: tuple[str, ...], *names: str) -> tuple[list[PairVerdict], list[str]]:
    medicines = (*read_medicines(real, names).medicines, *each_other(real, relaxants))
    forms = picked_forms(real, relaxants, ())
    rows = together(real, relaxants, medicines, forms=forms, jurisdiction="US")
    return pair_verdicts(rows, {name: real.names[name] for name in relaxants}, "US")


def test_a_pair_says_its_level_and_size_in_one_line(real: Catalogue) -> None:
    told, silent = verdicts(real, ("tizanidine", "baclofen"), "ciprofloxacin")
    first = told[0]
    assert (first.title, first.verdict) == ("Tizanidine + ciprofloxacin", Verdict("contraindicated"))
    assert first.decisive.parts[0].text.startswith("AUC 10 times")
    assert silent == ["Baclofen (oral) + ciprofloxacin"]


def test_two_relaxants_are_one_pair_with_the_reasons_of_both(real: Catalogue) -> None:
    told, _ = verdicts(real, ("tizanidine", "diazepam"))
    assert len(told) == 1
    assert {one.about for one in told[0].reasons} >= {"Tizanidine", "Diazepam"}


@pytest.mark.parametrize("relaxants", [("tizanidine", "baclofen"), ("diazepam", "cyclobenzaprine", "orphenadrine")])
def test_h47_no_pair_is_milder_than_its_statements_and_none_is_lost(
    real: Catalogue, relaxants: tuple[str, ...]
) -> None:
    told, silent = verdicts(real, relaxants, *MEDICINES)
    number = len(relaxants)
    assert len(told) + len(silent) == number * len(MEDICINES) + number * (number - 1) // 2
    places = [one.verdict.place for one in told]
    assert places == sorted(places)
    for one in told:
        here = [reason for reason in one.reasons if holds_in(reason.jurisdiction, "US")]
        assert all(rank(one.verdict.level) <= rank(reason.level) for reason in here)
        assert one.decisive.parts or not here
