"""How things are shown: tables, charts with their text alternative, downloads, empty states."""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, cast
from uuid import uuid4

import pandas as pd
import pyarrow as pa  # pyright: ignore[reportMissingTypeStubs]
import streamlit as st
from streamlit.components.v2 import component

from dashboard import __version__
from dashboard.data.schema import VOCABULARIES
from dashboard.paper.imprint import FOR_PROFESSIONALS
from dashboard.render import export, images, markup
from dashboard.render.charts import CHARTS
from dashboard.ui import say
from dashboard.ui import state as shared
from dashboard.ui.navigation import link_to_privacy
from dashboard.ui.visitor import today

_SAVE = component("myocompare_save", html="<span></span>", js=markup.asset("save.js"))
MIME = {
    "csv": "text/csv",
    "html": "text/html",
    "ics": "text/calendar",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    **images.MIME,
}
"""Type of a file by its ending."""


class Drawn(NamedTuple):
    """A chart's specification, its words, and the relaxants in it."""

    spec: dict[str, Any]
    words: str
    relaxants: tuple[str, ...]


def drawn(name: str, frame: pd.DataFrame) -> Drawn:
    """Make a chart of the registry; what the sidebar alone decides is worth keeping (`dashboard.ui.kept`)."""
    relaxants = tuple(dict.fromkeys(frame["relaxant"].tolist())) if "relaxant" in frame else ()
    return Drawn(CHARTS[name].build(frame).to_dict(validate=False), CHARTS[name].describe(frame), relaxants)


def chart(made: Drawn, key: str) -> None:
    """Show a chart over the whole width, with its text alternative."""
    # Streamlit takes ten times as long to send plain rows
    tables = {key: cast("Any", pa).Table.from_pylist(rows) for key, rows in made.spec["datasets"].items()}
    st.vega_lite_chart(spec={**made.spec, "datasets": tables}, width="stretch", alt=made.words, key=key)  # pyright: ignore[reportUnknownMemberType]


def with_warnings(current: shared.State, frame: pd.DataFrame) -> pd.DataFrame:
    """Add to rows of relaxants what every file must carry: country, boxed warning, review, data version."""
    return export.with_warnings(current.catalogue, frame, current.jurisdiction)


def download_csv(label: str, view: str, build: Callable[[], pd.DataFrame], key: str, *, quiet: bool = False) -> None:
    """Show a button that makes and downloads a CSV when it is clicked."""
    download(label, f"{view}.csv", lambda: export.to_csv(build()), key, quiet=quiet)


def download(label: str, name: str, build: Callable[[], bytes | str], key: str, *, quiet: bool = False) -> None:
    """Show a button that makes and downloads a file when it is clicked; `quiet` ones have no frame.

    `name` is what the file shows and its ending, ``hand-out.html``; the tool and the date join it.

    `st.download_button` hands out what an earlier run has made, or lets `build` run outside the session: a click right
    after a change would save what was on screen before (hazard H43). Here the click is a change like any other. The
    browser sends what was typed first and the click after it, so `build` runs with the very values that the same run
    shows; where they make no plan there is no button, and no file.
    """
    kind = "tertiary" if quiet else "secondary"
    if not st.button(label, key=key, type=kind, icon=":material/download:"):
        return
    made = build()
    view, _, ending = name.rpartition(".")
    file = {
        "id": uuid4().hex,
        "name": export.file_name(view, ending, today()),
        "mime": MIME[ending],
        "content": base64.b64encode(made.encode() if isinstance(made, str) else made).decode(),
    }
    _SAVE(data=file, key=f"{key}-file", width="content")


def offer_pictures(made: Drawn, current: shared.State, *, heading: str, marks: str, key: str) -> None:
    """Offer a chart as SVG and PNG; jurisdiction, version, marks and warnings are in the picture."""
    place = VOCABULARIES["jurisdiction"][current.jurisdiction]

    def build(kind: images.Kind) -> bytes:
        warnings = export.warnings_of(current.catalogue, made.relaxants)
        notes = [f"{place}. MyoCompare data {current.catalogue.version}.", marks, *warnings]
        return images.picture(made.spec, kind, heading, notes)

    with st.container(horizontal=True):
        for kind in images.MIME:
            download(
                f"Picture as {kind.upper()}", f"{heading}.{kind}", partial(build, kind), f"{key}-{kind}", quiet=True
            )


def fold(label: str, key: str, draw: Callable[[], None]) -> None:
    """Show a fold whose content is drawn only while it is open: what nobody looks at costs nobody time."""
    folded = st.expander(label, key=key, on_change="rerun")
    if folded.open:
        with folded:
            draw()


def empty(title: str, advice: str) -> None:
    """Say that there is nothing to show, why, and what to do."""
    with st.container(border=True):
        say.prose(f"**{title}**")
        say.prose(advice)


def footer(catalogue_version: str, reviewed: str) -> None:
    """Show the line that every page ends with."""
    with st.container(key="footer"):
        say.note(
            f"---\n\n{FOR_PROFESSIONALS} Code {__version__}. Data {catalogue_version}, last read {reviewed or 'never'}."
        )
        link_to_privacy()
