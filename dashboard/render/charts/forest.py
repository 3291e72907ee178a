"""Forest plots: differences and ratios with their intervals, each on its right scale (hazard H39)."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.data.frames import records
from dashboard.data.schema.terms import RATIOS
from dashboard.render.charts import style
from dashboard.wording.figures import capital, lowered

LINES = 3
LONGEST_SIDE = 24
NAMES = {
    "MD": "mean difference",
    "SMD": "standardised mean difference",
    "RD": "risk difference",
    "RR": "risk ratio",
    "OR": "odds ratio",
    "HR": "hazard ratio",
}


def chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw estimates of one outcome, one measure and one scale, one line each.

    `frame` has the columns of `evidence.frames.ESTIMATE_COLUMNS`, at least one row. Ratios are on a logarithmic
    scale around 1, differences around 0. Both sides say whom they favour; a dotted line marks the smallest difference
    that matters, where a source names one. Raises ValueError when rows of several measures or scales are mixed.
    """
    if frame["measure"].nunique() != 1 or frame["scale"].nunique() != 1 or frame["better"].nunique() != 1:
        raise ValueError("one forest plot holds one measure, one scale and one direction")
    rows = frame.sort_values("claim").assign(line=range(len(frame)))
    people = (rows["population"] + "; " + rows["details"]).str.strip("; ")
    source = rows["design"] + ", " + rows["published"]
    rows = rows.assign(words=rows["claim"] + ": " + rows["figure"] + "\n" + people + "\n" + source)
    base, ruler = _base(), _ruler(rows)
    layers = [
        style.tracks(LINES),
        style.upright(ruler.at(_null(rows), "No difference"), LINES),
        *_smallest_that_matters(rows, ruler),
        *_estimates(base, rows, ruler),
        style.words(),
    ]
    return style.layered(rows, layers, style.height(len(rows), style.worded(LINES), title_lines=2))


def _is_ratio(rows: pd.DataFrame) -> bool:
    return str(rows["measure"].iloc[0]) in RATIOS


def _null(rows: pd.DataFrame) -> float:
    """Return the value that means no difference."""
    return 1.0 if _is_ratio(rows) else 0.0


def _ruler(rows: pd.DataFrame) -> style.Ruler:
    """Return the scale that holds all that is drawn: logarithmic for ratios, else linear."""
    drawn = [float(value) for column in ("estimate", "ci_low", "ci_high") for value in rows[column].dropna()]
    ends = [_null(rows), *drawn, *_mattering(rows)]
    if _is_ratio(rows):
        low, high = min(0.5, min(ends) / 1.15), max(2.0, max(ends) * 1.15)
        return style.Ruler(
            alt.Scale(type="log", domain=[low, high], nice=False), style.log_axis(_sides(rows), low, high)
        )
    room = 0.12 * max(max(ends) - min(ends), 1e-6)
    return style.Ruler(
        alt.Scale(domain=[min(ends) - room, max(ends) + room], nice=True), alt.Axis(title=_sides(rows), tickCount=6)
    )


def _base() -> alt.Chart:
    return alt.Chart().encode(
        y=style.row("Estimate", lines=LINES),
        opacity=alt.condition("datum.checked == ''", alt.value(0.55), alt.value(1)),
        tooltip=style.tooltips(
            {
                "claim": "Who",
                "figure": "Estimate",
                "details": "When, how many",
                "condition": "Condition",
                "population": "People",
                "design": "Design",
                "checked": "Read on (empty: unconfirmed)",
                "source": "Source",
            }
        ),
    )


def _estimates(base: alt.Chart, rows: pd.DataFrame, ruler: style.Ruler) -> list[alt.Chart]:
    """Return the intervals as lines, and the estimates as squares."""
    colour = style.relaxant_colour(rows, also={"class": style.MUTED})
    interval = (
        base.transform_filter("isValid(datum.ci_low)")
        .mark_rule(strokeWidth=2)
        .encode(x=ruler.x("ci_low", "Interval from"), x2=alt.X2("ci_high:Q", title="Interval to"), color=colour)
    )
    squares = base.mark_square(size=90).encode(x=ruler.x("estimate", "Estimate"), color=colour)
    return [*style.where(interval, rows["ci_low"].notna()), squares]


def _smallest_that_matters(rows: pd.DataFrame, ruler: style.Ruler) -> list[alt.Chart]:
    """Return the dotted tick at the smallest difference that matters, where a source names one."""
    if not _mattering(rows):
        return []
    sign = -1 if str(rows["better"].iloc[0]) == "lower" else 1
    placed = rows[rows["mcid"].notna()].assign(mcid=lambda named: sign * named["mcid"].abs())
    mark = style.upright(ruler.x("mcid", "Smallest difference that matters"), LINES, dash=(2, 2))
    return [mark.properties(data=style.inline(placed))]


def _sides(rows: pd.DataFrame) -> list[str]:
    """Return the title of the axis: the measure, and whom each side favours where the source says what is better."""
    measure, scale = str(rows["measure"].iloc[0]), str(rows["scale"].iloc[0])
    title = NAMES[measure] + (f", {scale}" if scale else "")
    better = str(rows["better"].iloc[0])
    if not better:
        return [title]
    relaxant, comparator = _side(rows["name"], "relaxant"), _side(rows["against"], "comparator")
    left, right = (relaxant, comparator) if better == "lower" else (comparator, relaxant)
    return [f"← favours {left}\u2003\u2003favours {right} →", title]


def _side(names: pd.Series, otherwise: str) -> str:
    """Name a side where all rows agree on it and the name is short."""
    first = str(names.iloc[0])
    return lowered(first) if names.nunique() == 1 and len(first) <= LONGEST_SIDE else otherwise


def _mattering(rows: pd.DataFrame) -> list[float]:
    """Return where the smallest difference that matters lies, on the side that favours the relaxant."""
    sign = -1 if str(rows["better"].iloc[0]) == "lower" else 1
    return [sign * abs(float(value)) for value in rows["mcid"].dropna()]


def describe(frame: pd.DataFrame) -> str:
    """Say in words what the plot shows: every estimate with its interval and its finding."""
    parts = [
        f"{row['claim']}: {row['figure']}{', ' + row['details'] if row['details'] else ''}. {row['finding']}"
        for row in records(frame.sort_values("claim"))
    ]
    return f"{capital(str(frame['outcome'].iloc[0]))}. {' '.join(parts)}"
