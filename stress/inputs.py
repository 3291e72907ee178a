"""Hostile texts, numbers and choices, typed into every field of every page."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.sessions import FAILURES, Run, Visitor
from bench.widgets import Value
from dashboard.ui.address import SIDEBAR
from stress.links import HOSTILE
from stress.oracle import MARK, problems

PAIR = {"relaxants": ["baclofen", "tizanidine"]}
VIEWS: tuple[tuple[str, dict[str, list[str]]], ...] = (
    ("", {}),
    ("", {**PAIR, "charts": ["true"], "purpose": ["spasticity"]}),
    ("", {"uncontrolled": ["true"], "acts": ["spinal_cord"]}),
    ("", {"wording": ["plain"]}),
    ("compare", PAIR),
    ("compare", {"relaxants": ["diazepam"], "countries": ["true"]}),
    ("compare", {**PAIR, "tab": ["everything"]}),
    ("compare", {**PAIR, "tab": ["side_effects"], "chart": ["side_effects"]}),
    ("side_effects", PAIR),
    ("side_effects", {**PAIR, "effects_view": ["relaxant"]}),
    ("side_effects", {**PAIR, "effects_view": ["grid"]}),
    ("dosing", PAIR),
    ("dosing", {**PAIR, "dosing_view": ["titration"]}),
    ("dosing", {**PAIR, "dosing_view": ["taper"]}),
    ("dosing", {"relaxants": ["tizanidine", "dantrolene"], "dosing_view": ["titration"], "jurisdiction": ["GB"]}),
    ("dosing", {**PAIR, "dosing_view": ["kidney"]}),
    ("dosing", {**PAIR, "dosing_view": ["time"]}),
    ("suitability", PAIR),
    ("suitability", {"case": ["spasm-at-78"]}),
    ("suitability", {**PAIR, "fit_view": ["matrix"]}),
    ("suitability", {**PAIR, "wording": ["plain"]}),
    ("interactions", PAIR),
    ("interactions", {**PAIR, "wording": ["plain"]}),
    ("evidence", PAIR),
    ("evidence", {**PAIR, "evidence_view": ["guidelines"]}),
    ("profile", {"drug": ["dantrolene"]}),
    ("profile", {"drug": ["baclofen"], "wording": ["plain"]}),
    ("data", {}),
    ("data", {"data_view": ["review"]}),
    ("privacy", {}),
)
"""Views that together show every field."""
A_VISIT = 10
"""Texts that are typed in one visit: two steps of five."""
BATCH = 50
"""Visits that are made up together."""
NUMBERS = (
    "0", "-1", "1e309", "NaN", "inf", "-inf", "0x41", "1,234", "1.234", "0,9", "\u0663\u0664", "\uff11\uff12", "½",
    "83", "61.73", "1" * 400, "9" * 30, "1e-400", "--5", "5-", "5 mg", "5 5 5 5", "3 days: 5 5 5", "0 days: 0",
    "999999 days: 5", "5 5 5\n5 5 5", "12:00 99:99", "24:00 8:00", "2026-02-30", "9999-12-31", "0001-01-01",
    "2026/12/01", "NULL", "None", "true", "[]", "{}", " ", "", "\n", "\x00",
)  # fmt: skip
"""What number fields, lists of doses, times and dates are given beside any text."""
WORDS = (
    "Cipro",
    "alcohol",
    "pregnant",
    "baclofen",
    "Lioresal",
    "none",
    "not asked",
    "mg/dL",
    "male",
    "Porphyria",
    "MS",
    "ASA",
)
"""Words that fields know, so that hostile texts meet a filled form."""


@dataclass(frozen=True)
class Typed:
    """Something that is typed.

    Parameters
    ----------
    text
        What is typed; a list gets it beside `beside`.
    beside
        Other entries of a list.
    """

    text: str
    beside: tuple[str, ...]


def _hostile() -> st.SearchStrategy[str]:
    made = st.tuples(st.sampled_from(sorted(HOSTILE)), st.integers(0, 10**6)).map(
        lambda pair: HOSTILE[pair[0]](random.Random(pair[1]))
    )
    any_text = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
    return st.one_of(
        made,
        any_text,
        any_text.map(lambda text: MARK + text),
        st.sampled_from(NUMBERS),
        st.sampled_from(WORDS),
        st.floats(allow_nan=True).map(str),
        st.integers().map(str),
    )


def _typed() -> st.SearchStrategy[Typed]:
    beside = st.lists(st.one_of(st.sampled_from(WORDS), _hostile()), max_size=3).map(tuple)
    return st.builds(Typed, text=_hostile(), beside=beside)


def typed_in(seeded: int, number: int) -> tuple[Typed, ...]:
    """Return what is typed in a visit; the same for the same seed and number."""
    return _batch(seeded * 10_000 + number // BATCH)[number % BATCH]


@cache
def _batch(seeded: int) -> tuple[tuple[Typed, ...], ...]:
    made: list[tuple[Typed, ...]] = []

    @seed(seeded)
    @settings(
        max_examples=BATCH, database=None, phases=[Phase.generate], deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )  # fmt: skip
    @given(st.lists(_typed(), min_size=A_VISIT, max_size=A_VISIT))
    def collect(visit: list[Typed]) -> None:
        made.append(tuple(visit))

    collect()
    return tuple(made)


@dataclass
class Seen:
    """How much was typed into which field."""

    fields: Counter[str] = field(default_factory=Counter[str])

    @property
    def inputs(self) -> int:
        """How many texts were typed."""
        return self.fields.total()


async def visit(address: str, number: int, typed: Sequence[Typed], seen: Seen) -> list[str]:
    """Type into the fields of one view in two steps, look at another page, and return what is wrong."""
    page, query = VIEWS[number % len(VIEWS)]
    one = random.Random(number)
    try:
        async with Visitor(address) as visitor:
            run = await visitor.open(page, query)
            found = problems(run)
            for part in (typed[: A_VISIT // 2], typed[A_VISIT // 2 :]):
                keys = visitor.keys()
                if not keys:
                    return [*found, "the page has no fields"]
                for key, what in zip(_some(one, keys, len(part)), part, strict=True):
                    visitor.put(key, value_for(visitor.held(key), what, options(run, key), one))
                    seen.fields[re.sub(r"_[a-z]+(_[a-z]+)*_[A-Z]{2}", "", key)] += 1
                run = await visitor.again()
                found += problems(run)
            after = VIEWS[(number * 7 + 3) % len(VIEWS)][0]
            return found + problems(await visitor.open(after))
    except FAILURES as error:
        return [f"{type(error).__name__}: {error}"]


def _some(one: random.Random, keys: Sequence[str], count: int) -> list[str]:
    """Choose fields, those of the page itself more often than those of the sidebar."""
    weights = [1 if key in SIDEBAR else 4 for key in keys]
    return one.choices(keys, weights, k=count)


def options(run: Run, key: str) -> list[str]:
    """Return what can be chosen in a field; nothing for a text."""
    for element in run.elements:
        kind = element.WhichOneof("type") or ""
        widget = getattr(element, kind)
        if str(getattr(widget, "id", "")).endswith(f"-{key}") and hasattr(widget, "options"):
            return [option.content if kind == "button_group" else option for option in widget.options]
    return []


def value_for(held: WidgetState, typed: Typed, known: Sequence[str], one: random.Random) -> Value:
    """Return what is typed as the kind of value that a widget holds, or in part what can be chosen there."""
    kind, way = held.WhichOneof("value"), one.random()
    text = typed.text.encode("utf-8", "ignore").decode()
    if kind == "bool_value":
        return way < 0.5
    if known and way < 0.4:
        text = one.choice(known)
    if kind != "string_array_value":
        return text
    return [] if way > 0.9 else [*typed.beside, text] if way > 0.2 else [text]
