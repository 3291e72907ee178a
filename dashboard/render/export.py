"""Tables that leave the tool as CSV, one or all. Every one carries its sources and the data version.

CSV is UTF-8 with BOM and RFC 4180 line ends. A text that a spreadsheet would misread gets an apostrophe
(docs/decisions/0013-csv-cells.md).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import CitationRow, SourceRow
from dashboard.data.schema import LIST_SEPARATOR, TABLES, VOCABULARIES, items
from dashboard.data.schema.model import FLAGS
from dashboard.data.second_reading import review_word
from dashboard.facts.open_facts import open_facts
from dashboard.render.spreadsheets import defuse
from dashboard.side_effects.effect_frames import whole_frame
from dashboard.side_effects.incidences import Incidence
from dashboard.wording.statements import addresses, titles

READ_ME_FIRST = """MyoCompare, all tables. Data version {version}.

A reference for professionals, not a substitute for judgement or the full label.

- One CSV file per table, UTF-8; dictionary.csv says what each column means and which words may stand in it.
- An apostrophe before a text, as in '5/2019, keeps a spreadsheet from making a date, number or formula of it. It is
  not part of the text. Dates (2026-11-23) and times (08:00) have none.
- An empty cell is unknown, never "no" and never safe.
- A row whose column "checked" is empty is unconfirmed: its source is named, nobody has read the fact there.
- open_facts.csv lists what is unconfirmed, or read once where a second reading is due.
- A source whose doc_status is not "current" has been replaced: its facts are history.
- Not all read twice yet (drafts): {drafts}.
"""
BOM = "﻿"


def _defused(frame: pd.DataFrame) -> pd.DataFrame:
    texts = [name for name in frame.columns if not pd.api.types.is_numeric_dtype(frame[name])]
    cleaned = {
        name: frame[name].map(lambda value: defuse(value) if isinstance(value, str) else value) for name in texts
    }
    return frame.assign(**cleaned)


def to_csv(frame: pd.DataFrame) -> bytes:
    """Return `frame` as CSV: column names as header, numbers bare, empty cells for what is unknown."""
    bare = _defused(frame)
    whole = {name: bare[name].map(_bare) for name in bare.columns if pd.api.types.is_float_dtype(bare[name])}
    return (BOM + bare.assign(**whole).to_csv(index=False, lineterminator="\r\n")).encode()


def _bare(value: float) -> str:
    return "" if pd.isna(value) else f"{value:.10g}"


def with_sources(catalogue: Catalogue, table: str) -> pd.DataFrame:
    """Return a table as it stands in ``data/``, with the titles and addresses of its sources and the data version."""
    frame = catalogue[table]
    extra: dict[str, list[str]] = {}
    if TABLES[table].has("source") and table != "sources":
        keys = [items(str(cell)) for cell in frame["source"]]
        extra["source_title"] = [titles(_sources(catalogue, some)) for some in keys]
        extra["source_url"] = [addresses(_sources(catalogue, some)) for some in keys]
    extra["data_version"] = [catalogue.version] * len(frame)
    return frame.assign(**extra)


def _sources(catalogue: Catalogue, keys: Iterable[str]) -> list[SourceRow]:
    return [catalogue.sources[key] for key in keys]


def class_frame(catalogue: Catalogue, relaxants: list[str], standing: Mapping[str, str], asked: str) -> pd.DataFrame:
    """Return the summaries of some relaxants for CSV: relaxants.csv, how each stands to the filters, sources.

    `standing` says of each relaxant whether it is listed as kept or as unknown, `asked` which country was chosen.
    ``source`` lists all titles that the row rests on, ``unconfirmed`` the columns that nobody has read in their source
    yet.
    """
    frame = catalogue["relaxants"].set_index("relaxant", drop=False).loc[relaxants].reset_index(drop=True)
    cited = [catalogue.rows(CitationRow, relaxant) for relaxant in relaxants]
    sources = [sorted({key for row in rows for key in row.source}) for rows in cited]
    return frame.assign(
        asked_jurisdiction=asked,
        filter_result=[standing[relaxant] for relaxant in relaxants],
        review=[review(catalogue, relaxant) for relaxant in relaxants],
        unconfirmed=[LIST_SEPARATOR.join(sorted(row.column for row in rows if not row.checked)) for rows in cited],
        source_title=[titles(_sources(catalogue, keys)) for keys in sources],
        source_url=[addresses(_sources(catalogue, keys)) for keys in sources],
        data_version=catalogue.version,
    )


def effects_frame(catalogue: Catalogue, found: Sequence[Incidence], asked: str) -> pd.DataFrame:
    """Return incidences for CSV: those with a figure first, with their difference to placebo, then those in words."""
    return with_warnings(catalogue, whole_frame(found), asked)


def with_warnings(catalogue: Catalogue, frame: pd.DataFrame, asked: str) -> pd.DataFrame:
    """Add to rows of relaxants their boxed warning (hazard H15), the state of their review and the data version.

    ``asked_jurisdiction`` is the country that the reader had chosen, `asked`, unless the rows name their own. Rows
    whose ``relaxant`` is no key, such as those of a class, have neither warning nor review.
    """
    known = [relaxant if relaxant in catalogue.names else "" for relaxant in frame["relaxant"]]
    own = {} if "asked_jurisdiction" in frame else {"asked_jurisdiction": asked}
    return frame.assign(
        **own,
        boxed_warning=[catalogue.summary(key).boxed_warning if key else "" for key in known],
        review=[review(catalogue, key) if key else "" for key in known],
        data_version=catalogue.version,
    )


def review(catalogue: Catalogue, relaxant: str) -> str:
    """Say how often a relaxant has been read (hazard H40)."""
    return review_word(draft=relaxant in catalogue.drafts)


def warnings_of(catalogue: Catalogue, relaxants: Iterable[str]) -> list[str]:
    """Return what must go with any picture of some relaxants: boxed warnings, and which of them are drafts."""
    keys = sorted(set(relaxants) & set(catalogue.names))
    said = [
        f"Boxed warning (US), {catalogue.names[key]}: {warning}"
        for key in keys
        if (warning := catalogue.summary(key).boxed_warning)
    ]
    drafts = ", ".join(catalogue.names[key] for key in keys if key in catalogue.drafts)
    return [*said, f"Drafts, not all read twice: {drafts}."] if drafts else said


def dictionary() -> pd.DataFrame:
    """Return the data dictionary. Columns: table, column, type, list (yes, no), unit, words (allowed ones), meaning."""
    return pd.DataFrame(
        [
            {
                "table": table.name,
                "column": column.name,
                "type": column.vocabulary or column.kind,
                "list": FLAGS[0] if column.many else FLAGS[1],
                "unit": column.unit or "",
                "words": LIST_SEPARATOR.join(VOCABULARIES[column.vocabulary]) if column.vocabulary else "",
                "meaning": column.description,
            }
            for table in TABLES.values()
            for column in table.columns
        ]
    )


def everything(catalogue: Catalogue) -> bytes:
    """Return a ZIP archive: every table as CSV, their dictionary, the facts that are open, and a note to read first."""
    files = {name: with_sources(catalogue, name) for name in TABLES}
    files["dictionary"] = dictionary()
    files["open_facts"] = open_facts(catalogue, catalogue.names).assign(data_version=catalogue.version)
    drafts = ", ".join(sorted(catalogue.names[relaxant] for relaxant in catalogue.drafts))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("READ_ME_FIRST.txt", READ_ME_FIRST.format(version=catalogue.version, drafts=drafts or "none"))
        for name, frame in files.items():
            archive.writestr(f"{name}.csv", to_csv(frame))
    return buffer.getvalue()


def file_name(view: str, ending: str, day: date) -> str:
    """Return a file name that says view and date: ``myocompare-compare-2026-11-23.csv``."""
    words = re.sub(r"[^a-z0-9]+", "-", view.lower()).strip("-")
    return f"myocompare-{words}-{day.isoformat()}.{ending}"
