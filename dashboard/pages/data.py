"""Data: every table to browse and download, with its dictionary and the marks that the pages use."""

import streamlit as st

from dashboard import changes, export
from dashboard.schema import TABLES
from dashboard.ui import show
from dashboard.ui.data_tables import addresses, dictionary, filled, review_state
from dashboard.ui.state import complain_of, show_warnings, state

current = state()
catalogue = current.catalogue
titles = {table.title: name for name, table in TABLES.items()}
complain_of("table", titles, "the table")

st.title("Data")
show_warnings()
st.markdown(
    f"Version **{catalogue.version}**, last read {catalogue.reviewed or 'never'}. "
    f"{len(catalogue.names)} relaxants, {len(catalogue['sources'])} sources. "
    f"Still drafts, not all read twice: {len(catalogue.drafts)}."
)
show.download(
    "All tables as ZIP", "tables", "zip", "application/zip", lambda: export.everything(catalogue), key="data-zip"
)

title = st.selectbox("Table", list(titles), key="table", bind="query-params")
name = titles[title]
table, frame = TABLES[name], catalogue[name]
st.caption(f"One row is {table.row}. {len(frame):,} rows, sorted by {', '.join(table.key)}.")
if len(frame):
    shown = filled(frame)
    show.grid(shown, alt=f"{title}: {len(frame)} rows", key=f"table-{name}", links=addresses(table, shown))
    show.download_csv(f"{title} as CSV", name, lambda: export.with_sources(catalogue, name), key="data-csv")
else:
    show.empty("This table is empty so far.", "Its columns stand below. Nothing on the pages rests on it yet.")

st.header("Columns")
show.sheet(dictionary(table), key=f"columns-{name}")

st.header("How far the reading has come")
st.caption(
    "Read twice counts what a second reader went through without the tables at hand: doses, contraindications, boxed "
    "warnings, kidney and liver, incidences, half-lives. The rest counts all facts. Unconfirmed: a source is named, "
    "nobody has read the fact there. Unread: no source read."
)
show.sheet(review_state(catalogue), key="review-state")

st.header("What the marks mean")
st.markdown(
    "- **unconfirmed**: a source is named, but nobody has read the fact there yet.\n"
    "- **draft: not all read twice**: some dose, contraindication, boxed warning, incidence or half-life of the "
    "relaxant lacks the blind second reading, or a dose or contraindication is not confirmed yet.\n"
    "- **Not read yet**: no source has been read. It is unknown, never safe.\n"
    "- **Label silent**: the whole label was read and does not mention it. That is not a clearance."
)

st.header("Where the facts come from")
st.markdown(
    "Labels first, then regulators, guidelines, references and trials; each row names its source, the place in it and "
    "the day on which it was read there. Labels of different countries and forms stand side by side, "
    "and none is averaged. Drug and placebo are compared only within one trial. "
    "The table Sources has every document with its address."
)
st.header("Changes of facts")
st.markdown(changes.facts())
st.header("Something looks wrong?")
st.markdown(
    f"Please report it with the data version ({catalogue.version}), the table, the row as you see it, and what the "
    "source says, to whoever runs this copy, or as an issue of the project. Until then trust the label."
)
