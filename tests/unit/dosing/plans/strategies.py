"""Plans made at random."""

from __future__ import annotations

from datetime import date, time

from hypothesis import strategies as st

from dashboard.dosing.plans.plan import Dose, Kind, Plan, Step

CLOCK = [time(hour, minute) for hour in range(0, 24, 2) for minute in (0, 30)]


@st.composite
def steps(draw: st.DrawFn) -> Step:
    times = sorted(draw(st.sets(st.sampled_from(CLOCK), max_size=4)))
    amounts = [draw(st.integers(1, 240)) / 2 for _ in times]
    return Step(draw(st.integers(1, 12)), tuple(Dose(at, amount) for at, amount in zip(times, amounts, strict=True)))


@st.composite
def plans(
    draw: st.DrawFn, relaxant: str = "baclofen", form: str = "tablet", kinds: tuple[Kind, ...] = ("titration", "taper")
) -> Plan:
    made = draw(st.lists(steps(), min_size=1, max_size=6))
    kind = draw(st.sampled_from(kinds))
    start = draw(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
    return Plan(
        relaxant=relaxant,
        form=form,
        jurisdiction="US",
        condition="spasticity_ms",
        kind=kind,
        unit="mg",
        start=start,
        steps=tuple(made),
    )
