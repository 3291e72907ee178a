"""Links that nobody would make by mistake, over every parameter of every page."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, quote

from bench.sessions import FAILURES, Visitor
from dashboard.ui.address import OTHERS, PARAMETERS, SIDEBAR
from dashboard.ui.navigation import PAGES
from stress.oracle import MARK, problems, warnings

VALID = {
    "relaxants": ["baclofen", "tizanidine", "Zanaflex", "BACLOFEN", "lioresal"],
    "form": ["tizanidine.capsule"],
    "jurisdiction": ["GB", "us", "United Kingdom"],
    "wording": ["plain", "clinician"],
    "purpose": ["spasticity"],
    "tab": ["everything", "glance"],
    "effects_view": ["grid", "relaxant", "effect"],
    "dosing_view": ["titration", "taper", "time"],
    "fit_view": ["matrix", "patient"],
    "evidence_view": ["guidelines"],
    "data_view": ["review", "method", "changes", "tables"],
    "case": ["spasm-at-78"],
    "drug": ["dantrolene"],
    "charts": ["true", "no"],
}
"""Values that pages know; links mix them with bad ones."""
FREE = {"q", "find"}
"""Parameters that hold any text."""
QUIET = {"data_version", "open"}
"""Parameters whose unknown values are told otherwise, or open no row."""
Maker = Callable[[random.Random], str]
CONTROLS = [0, 1, 7, 8, 9, 10, 13, 27, 127, 0x85, 0x202E, 0x200B, 0xFEFF]
SCRIPTS = [0x5D0, 0x627, 0x4E2D, 0xE01, 0x1F600, 0x0301, 0x1D400, 0xFFFD]


def _one_of(*texts: str) -> Maker:
    return lambda one: one.choice(texts).replace("@", MARK)


def _letters(codes: list[int], spread: int) -> Maker:
    return lambda one: MARK + "".join(chr(one.choice(codes) + one.randrange(spread)) for _ in range(7)) + "x"


HOSTILE: dict[str, Maker] = {
    "unknown": lambda one: f"{MARK}{one.randrange(10**6)}",
    "huge": lambda one: MARK + one.choice("aZ0é漢😀") * one.randrange(500, 4000),
    "control": _letters(CONTROLS, 1),
    "script": _letters(SCRIPTS, 8),
    "encoded": _one_of("%2e%2e%2f@", "%00@", "%25%32%35@", "@%", "@%zz", "%u0041@", "@%c0%af"),
    "sql": _one_of("@' OR '1'='1", "@; DROP TABLE dosing;--", '@" UNION SELECT 1'),
    "html": _one_of(
        "<script>@</script>", "<img src=x onerror=@()>", "</style><svg onload=@>", '"><iframe src=//@>', "&lt;b&gt;@"
    ),
    "js": _one_of("javascript:@()", "${@}", "{{@}}", "__proto__[@]", "constructor.@"),
    "markdown": _one_of(
        "[@](javascript:@)", "![@](http://@.example)", "**@** `@`", ":red[@] $x_@$", "http://@.example", "# @\n> @"
    ),
    "path": _one_of("../../etc/@", "file:///@", "\\\\@\\share", "@\x00.csv"),
    "number": _one_of("1e9999@", "-@0", "NaN@", "@" + "9" * 400),
    "like a code": _one_of("baclofen@", "US @", "GB,US,@", "true@", "None@", "[]@"),
}
"""Makers of hostile texts by their kind; each text holds the mark."""
STRANGE = (MARK, "relaxant", f"<b>{MARK}", "__proto__", "constructor", f"{MARK}[]", "RELAXANTS")
"""Names of parameters that no page has."""


@dataclass(frozen=True)
class Link:
    """A link: its page, its query as it is sent, and the bad values by parameter as the server reads them."""

    page: str
    query: str
    bad: dict[str, list[str]]
    strange: tuple[str, ...]


def link(seed: int, number: int) -> Link:
    """Return a link of a series; the same for the same seed and number."""
    one = random.Random(f"{seed}/{number}")
    pages, names = list(PAGES), sorted(PARAMETERS)
    first = names[(number // len(pages)) % len(names)]
    parts: list[tuple[str, str]] = []
    for name in sorted({first, *one.sample(names, one.randrange(0, 4))}):
        kind = one.choice(list(HOSTILE))
        repeats = one.choice([1, 1, 1, 2, 5, 40 if kind == "unknown" else 3])
        parts += [(name, HOSTILE[kind](one)) for _ in range(repeats)]
    parts += [(name, one.choice(VALID[name])) for name in one.sample(list(VALID), one.randrange(0, 4))]
    strange = one.choice(STRANGE) if one.random() < 0.3 else ""
    if strange:
        parts.append((strange, HOSTILE[one.choice(list(HOSTILE))](one)))
    one.shuffle(parts)
    query = "&".join(f"{_encoded(one, name)}={_encoded(one, value)}" for name, value in parts)
    read = parse_qs(query)
    bad = {
        name: [value for value in values if value not in VALID.get(name, ())]
        for name, values in read.items()
        if name in PARAMETERS
    }
    return Link(
        pages[number % len(pages)],
        query,
        {name: values for name, values in bad.items() if values},
        (strange,) if strange in read else (),
    )


def _encoded(one: random.Random, text: str) -> str:
    """Encode a part of a query in one of the ways in which browsers and programs do."""
    way = one.random()
    if way < 0.7:
        return quote(text, safe="")
    if way < 0.85:
        return "".join(f"%{byte:02{one.choice('xX')}}" for byte in text.encode())
    return quote(text, safe="/:?@!$'()*,;-._~").replace("%20", "+")


async def follow(address: str, one: Link) -> list[str]:
    """Open a link, then another page, and return what is wrong."""
    try:
        async with Visitor(address) as visitor:
            run = await visitor.open(one.page, one.query)
            found = problems(run) + unnamed(one, visitor, warnings(run)) + kept(one, visitor)
            found += problems(await visitor.open("compare" if one.page != "compare" else ""))
            return found
    except FAILURES as error:
        return [f"{type(error).__name__}: {error}"]


def unnamed(one: Link, visitor: Visitor, said: list[str]) -> list[str]:
    """Return the bad values that the page reads and that no message names."""
    read = {*visitor.keys(), *SIDEBAR} - FREE - QUIET
    every = "\n".join(said)
    found: list[str] = []
    for name, values in one.bad.items():
        for value in values if name in read else ():
            if not any(named(part, name, every) for part in _parts(name, value)):
                found.append(f"{name}={value[:80]!r} is named by no message")
    for name in one.strange:
        if not name.startswith(OTHERS) and f"{shown(name)[:50]}" not in every:
            found.append(f"the parameter {name!r} is named by no message")
    return found


def _parts(parameter: str, value: str) -> list[str]:
    """Return what a page reads as names of their own: a list of relaxants may be typed with commas."""
    return re.split(r"[,;>\x00-\x1f\x7f-\x9f]+", value) if parameter == "relaxants" else [value]


def named(value: str, parameter: str, said: str) -> bool:
    """Tell whether a message names a value, as `dashboard.ui.state.quoted` shows it."""
    calm = shown(value)
    return not calm or f"`{calm[:40]}" in said or f"`{shown(f'{parameter}={value}')[:40]}" in said or "Up to" in said


def shown(value: str) -> str:
    """Return a foreign text as a message shows it."""
    return " ".join("".join(letter if letter.isprintable() and letter != "`" else " " for letter in value).split())


def kept(one: Link, visitor: Visitor) -> list[str]:
    """Return the bad values that widgets hold."""
    held = {name: str(visitor.held(name)) for name in one.bad if name in visitor.keys()}  # noqa: SIM118
    return [
        f"the widget {name} holds a bad value" for name, state in held.items() if name not in FREE and MARK in state
    ]
