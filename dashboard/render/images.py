"""Charts as pictures that stand alone: heading, jurisdiction, data version and marks are part of the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

Kind = Literal["svg", "png"]
WIDTH = 900
LETTERS_A_LINE = 130
MIME: dict[Kind, str] = {"svg": "image/svg+xml", "png": "image/png"}
CONFIG = {
    "view": {"stroke": None},
    "axis": {"labelFontSize": 12, "titleFontSize": 12, "gridColor": "#e3e7eb", "domainColor": "#b9c3cc"},
    "title": {"anchor": "start", "fontSize": 16, "subtitleFontSize": 12, "subtitleColor": "#4a5560", "offset": 14},
}


def picture(spec: Mapping[str, Any], kind: Kind, heading: str, notes: Sequence[str]) -> bytes:
    """Draw a chart's specification as SVG or PNG, with `heading` and `notes` above it, on white.

    The renderer is imported here, when a picture is first asked for: it is large.
    """
    import vl_convert

    lines = [line for note in notes for line in folded(note)]
    whole = {
        **spec,
        "title": {"text": heading, "subtitle": lines},
        "width": WIDTH,
        "background": "white",
        "padding": 18,
        "config": _merged(spec.get("config", {}), CONFIG),
    }
    if kind == "svg":
        return vl_convert.vegalite_to_svg(whole).encode()
    return vl_convert.vegalite_to_png(whole, scale=2)


def _merged(own: Mapping[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    """Join two configurations; what `ours` says of a part joins what a chart says of it."""
    return {key: {**own.get(key, {}), **ours.get(key, {})} for key in (*own, *ours)}


def folded(text: str, letters: int = LETTERS_A_LINE) -> list[str]:
    """Break a text into lines of at most so many letters, between words."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
