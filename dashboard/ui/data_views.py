"""The views of the page Data: tables with their dictionary, the state of the review, the method, changes of facts."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.data.catalogue import Catalogue
from dashboard.data.coverage import STATES, coverage
from dashboard.data.faults import SHOWN_FAULTS, Fault
from dashboard.data.frames import records
from dashboard.data.schema import TABLES, VOCABULARIES, Column, Table
from dashboard.facts.open_facts import open_facts
from dashboard.render import export, markup, texts
from dashboard.ui import say, show
from dashboard.ui.choices import Choice, Named, relaxant_choice
from dashboard.ui.raw_table import show_rows
from dashboard.ui.state import State, quoted, rejected_files
from dashboard.ui.tables import show_table

HEADINGS = ("About", "What it says", "State", "Source")
FAULT_HEADINGS = ("File", "Line", "Column", "Value", "What is wrong")


def show_rejected(current: State) -> None:
    """Say which data files were changed and are not used because they are broken, and what is wrong with them."""
    rejected = rejected_files()
    if rejected is None:
        return
    faults = rejected.error.faults
    say.alert(
        "warning",
        f"The data files have changed, but the new ones contain {_counted(len(faults))} and are not used. "
        f"The pages still show version {current.catalogue.version}. "
        "Fix the problems listed below: the pages then use the new files without a restart.",
        icon=":material/sync_problem:",
    )
    lines = [_problem(fault) for fault in faults[:SHOWN_FAULTS]]
    show_table(markup.plain_table(FAULT_HEADINGS, lines, "Problems in the data files", stacked=True), key="rejected")
    if len(faults) > SHOWN_FAULTS:
        say.note(f"{len(faults) - SHOWN_FAULTS:,} more are not listed here. `make data` lists the problems, too.")


def _counted(faults: int) -> str:
    return "1 problem" if faults == 1 else f"{faults:,} problems"


def _problem(fault: Fault) -> tuple[str, ...]:
    value = quoted(fault.value).strip("`") if fault.value else ""
    return fault.file, str(fault.row or ""), fault.column, value, f"{fault.rule}."


def show_tables(current: State) -> None:
    """Show one table, its download, its columns and the words that may stand in them."""
    catalogue = current.catalogue
    name = Choice("table", "table", {name: table.title for name, table in TABLES.items()}).selectbox("Table", "stretch")
    table, frame = TABLES[name], catalogue[name]
    title = table.title
    say.note(f"One row is {table.row}. {len(frame):,} rows, sorted by {', '.join(table.key)}.")
    if len(frame):
        show_rows(catalogue, name)
        show.download_csv(f"{title} as CSV", name, lambda: export.with_sources(catalogue, name), key="data-csv")
    else:
        show.empty("This table is empty so far.", "Its columns stand below. Nothing on the pages rests on it yet.")
    show.fold(
        f"What its {len(table.columns)} columns mean",
        f"columns-of-{name}",
        lambda: show_table(dictionary(table), key=f"columns-{name}"),
    )
    show.fold("Words used in these columns", f"words-of-{name}", lambda: show_table(words(table), key=f"words-{name}"))


def show_review(current: State) -> None:
    """Show how far the reading of each relaxant has come, and which facts still wait for a reader."""
    catalogue = current.catalogue
    say.note(
        "Read twice counts what a second reader went through without the tables at hand: doses, contraindications, "
        "boxed warnings, kidney and liver, incidences, half-lives. The rest counts all facts. Unconfirmed: a source is "
        "named, nobody has read the fact there. Unread: no source read."
    )
    show_table(review_state(catalogue), key="review-state")
    say.heading("Facts that wait for a reader")
    first = next(iter((*current.relaxants, *catalogue.names)))
    relaxant = relaxant_choice("open_for", catalogue, catalogue.names, first).selectbox("Relaxant")
    waiting, chosen = open_facts(catalogue, [relaxant]), catalogue.names[relaxant]
    if len(waiting):
        holding = int((waiting["holds_in_draft"] == "yes").sum())
        keeps = f"{holding} of them keep it a draft; they stand first." if holding else "None of them keeps it a draft."
        say.note(f"{len(waiting):,} facts of {chosen}. {keeps}")
        lines = [_waiting(row) for row in records(waiting)]
        table = markup.plain_table(HEADINGS, lines, f"Open facts of {chosen}", whole_words=True, stacked=True)
        show_table(table, key="open-facts")
    else:
        show.empty(f"No fact of {chosen} waits for a reader.", "What no source was read for stands as not read yet.")
    show.download_csv(
        "All open facts as CSV",
        "open facts",
        lambda: open_facts(catalogue, catalogue.names).assign(data_version=catalogue.version),
        key="open-csv",
    )
    show.fold(
        "What the second and third reading found, and how it was settled",
        "readings-of-data",
        lambda: say.prose(texts.differences()),
    )


def show_method(current: State) -> None:
    """Say how facts are read and shown, what the marks mean, and how to report an error."""
    say.prose(texts.method())
    say.heading("Something looks wrong?")
    say.prose(
        f"Please report it with the data version ({current.catalogue.version}), the table, the row as you see it, and "
        "what the source says, to whoever runs this copy, or as an issue of the project. Until then trust the label."
    )


def show_changes(current: State) -> None:
    """Show which facts changed, newest first."""
    say.note(f"This is version {current.catalogue.version}: the day of the newest reading and a mark of the content.")
    say.prose(texts.facts())


VIEWS: dict[str, Named[Callable[[State], None]]] = {
    "tables": Named("Tables", show_tables),
    "review": Named("State of the review", show_review),
    "method": Named("Method", show_method),
    "changes": Named("Changes of facts", show_changes),
}


def dictionary(table: Table) -> str:
    """Return the columns of a table, each with its type, unit and meaning, as HTML."""
    rows = [(column.name, _kind(column), column.description) for column in table.columns]
    return markup.plain_table(("Column", "Type", "Meaning"), rows, f"Columns of {table.title}", stacked=True)


def words(table: Table) -> str:
    """Return the words of the vocabularies that a table uses, each with its label, as HTML."""
    used = dict.fromkeys(column.vocabulary for column in table.columns if column.vocabulary)
    rows = [(name.replace("_", " "), word, label) for name in used for word, label in VOCABULARIES[name].items()]
    return markup.plain_table(("Type", "Word", "Shown as"), rows, f"Words of {table.title}", stacked=True)


def review_state(catalogue: Catalogue) -> str:
    """Return how many facts of each relaxant are given, silent, unconfirmed and unread, as HTML."""
    found = coverage(catalogue)
    rows: list[tuple[str, ...]] = []
    for relaxant, name in catalogue.names.items():
        own = found[found["relaxant"] == relaxant]
        counts = {state: int(own[state].sum()) for state in STATES}
        doses = int(own.loc[own["topic"] == "dosing", "unconfirmed"].sum())
        reading = catalogue.second_readings[relaxant]
        twice = f"{reading.twice:,} of {reading.twice + reading.once + reading.open:,}"
        unconfirmed = f"{counts['unconfirmed']:,}" + (f" ({doses})" if doses else "")
        read = f"{counts['given'] + counts['not_stated']:,}"
        state = "draft" if relaxant in catalogue.drafts else "read twice"
        rows.append((name, state, twice, read, unconfirmed, f"{counts['unread']:,}"))
    headings = ("Relaxant", "State", "Read twice", "Read", "Un\u00adcon\u00adfirmed (doses)", "Unread")
    return markup.plain_table(headings, rows, "State of the review", whole_words=True)


def _waiting(row: dict[str, str]) -> tuple[str, ...]:
    state = row["state"] + (", keeps it a draft" if row["holds_in_draft"] == "yes" else "")
    place = f", {row['locator']}" if row["locator"] else ""
    return row["about"], row["says"], state, markup.source_links(row["source"], row["source_url"]) + place


def _kind(column: Column) -> str:
    kind = column.vocabulary.replace("_", " ") if column.vocabulary else column.kind
    return ("list of " if column.many else "") + kind + (f", {column.unit}" if column.unit else "")
