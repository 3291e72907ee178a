"""One fixed colour per relaxant, none of them a hue of a level, and the icons of levels (hazard H38).

Relaxants are blue, violet, teal, pink or brown, each with a contrast of at least 3 : 1 to both page backgrounds and
chosen to stay apart for readers with deuteranopia or protanopia. Colour never stands alone: names are always written.
"""

from __future__ import annotations

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

LEVEL_ICONS = {
    "contraindicated": "✕",
    "avoid": "▲",
    "not_established": "?",
    "adjust": "◆",
    "caution": "!",
    "monitor": "◉",
    "studied_none": "·",
    "not_mentioned": "○",
    "not_read": "…",
}
"""Icon of each level, which never stands without its word; the hues of levels are in assets/table.css."""
