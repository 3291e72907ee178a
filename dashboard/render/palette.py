"""One fixed colour per relaxant, and the marks of levels, whose hues no relaxant uses (hazard H38).

Relaxants are blue, violet, teal, pink or brown, each with a contrast of at least 3 : 1 to both page backgrounds and
chosen to stay apart for readers with deuteranopia or protanopia. Colour never stands alone: names are always written.
"""

from __future__ import annotations

from typing import NamedTuple

RELAXANT_COLOURS = {
    "baclofen": "#539ab2",
    "baclofen-intrathecal": "#387076",
    "tizanidine": "#8b3ae5",
    "dantrolene": "#866448",
    "diazepam": "#fd46b5",
    "cyclobenzaprine": "#6c76ff",
    "cyclobenzaprine-sublingual": "#a37fde",
    "methocarbamol": "#3fa38a",
    "carisoprodol": "#b01fbe",
    "metaxalone": "#a48b65",
    "chlorzoxazone": "#7d57a2",
    "orphenadrine": "#218aa8",
    "tolperisone": "#8466d2",
    "eperisone": "#605ac4",
    "thiocolchicoside": "#967657",
    "pridinol": "#925b8d",
    "nabiximols": "#5b8dc4",
    "onabotulinumtoxina": "#6291f7",
    "abobotulinumtoxina": "#597a70",
    "incobotulinumtoxina": "#ea58ce",
    "gabapentin": "#728088",
}


class LevelMark(NamedTuple):
    """Mark of a level: an icon, and its hue on light and on dark pages. Icon and word always stand together."""

    icon: str
    light: str
    dark: str


LEVEL_MARKS = {
    "contraindicated": LevelMark("✕", "#a3161e", "#ff8a8a"),
    "avoid": LevelMark("▲", "#9a4300", "#ffa866"),
    "not_established": LevelMark("?", "#6b5500", "#e6c85c"),
    "adjust": LevelMark("◆", "#6b5500", "#e6c85c"),
    "caution": LevelMark("!", "#6b5500", "#e6c85c"),
    "monitor": LevelMark("◉", "#6b5500", "#e6c85c"),
    "studied_none": LevelMark("·", "#4a5560", "#aeb8c2"),
    "not_mentioned": LevelMark("○", "#4a5560", "#aeb8c2"),
    "not_read": LevelMark("…", "#4a5560", "#aeb8c2"),
}
