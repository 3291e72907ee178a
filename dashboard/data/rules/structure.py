"""Rules of form: keys, references, order, citations."""

from __future__ import annotations

from dashboard.data.faults import Fault
from dashboard.data.rules.reading import Tables, rows
from dashboard.data.schema import LIST_SEPARATOR, TABLES

UNCITED_COLUMNS = frozenset(
    {"relaxant", "name", "dose_family", "dose_unit", "dose_basis", "dose_jurisdiction", "headline_form"}
)


def unique_keys(tables: Tables) -> list[Fault]:
    """No two rows share the key of their table."""
    faults: list[Fault] = []
    for name in tables:
        table = TABLES[name]
        seen: set[tuple[str, ...]] = set()
        for row, record in rows(tables, name):
            key = tuple(record[column] for column in table.key)
            if key in seen:
                shown = ", ".join(part for part in key if part)
                faults.append(Fault(table.file_name, row, "", shown, "another row has the same key"))
            seen.add(key)
    return faults


def sorted_by_key(tables: Tables) -> list[Fault]:
    """Rows are sorted by the key of their table, so that a change of facts reads as a small diff."""
    faults: list[Fault] = []
    for name, frame in tables.items():
        table = TABLES[name]
        keys = list(zip(*(frame[column].tolist() for column in table.key), strict=True))
        for row in range(1, len(keys)):
            if keys[row] < keys[row - 1]:
                faults.append(
                    Fault(
                        table.file_name, row + 2, "", keys[row][0], "rows must be sorted by key; run 'make data-sort'"
                    )
                )
                break
    return faults


def foreign_keys(tables: Tables) -> list[Fault]:
    """Every reference leads to a row that exists."""
    faults: list[Fault] = []
    for name, frame in tables.items():
        for column in TABLES[name].columns:
            if not column.references:
                continue
            target, target_column = column.references.split(".")
            known = set(tables[target][target_column])
            for row, cell in enumerate(frame[column.name].tolist(), start=2):
                wrong = [item for item in cell.split(LIST_SEPARATOR) if item and item not in known]
                faults += [
                    Fault(
                        TABLES[name].file_name,
                        row,
                        column.name,
                        item,
                        f"it must exist in {target}.csv, column {target_column}",
                    )
                    for item in wrong
                ]
    return faults


def sources_used(tables: Tables) -> list[Fault]:
    """Every source is cited somewhere."""
    used = {
        item
        for name, frame in tables.items()
        if name != "sources" and "source" in frame
        for cell in frame["source"].tolist()
        for item in cell.split(LIST_SEPARATOR)
    }
    used |= set(tables["evidence"]["mcid_source"]) | set(tables["sources"]["superseded_by"])
    return [
        Fault("sources.csv", row, "source", record["source"], "no fact cites this source")
        for row, record in rows(tables, "sources")
        if record["source"] not in used
    ]


def summary_cited(tables: Tables) -> list[Fault]:
    """Every filled cell of relaxants.csv is cited, and a citation agrees with whether its cell is filled."""
    status = {(record["relaxant"], record["column"]): record["value_status"] for _, record in rows(tables, "citations")}
    faults: list[Fault] = []
    for row, record in rows(tables, "relaxants"):
        for column in TABLES["relaxants"].column_names:
            if column in UNCITED_COLUMNS:
                continue
            value, cited = record[column], status.get((record["relaxant"], column))
            if value and cited is None:
                faults.append(Fault("relaxants.csv", row, column, value, "a filled cell needs a row in citations.csv"))
            elif value and cited not in ("given", "words_only", "none"):
                faults.append(
                    Fault("relaxants.csv", row, column, value, f"the cell is filled, but citations.csv says '{cited}'")
                )
            elif not value and cited == "given":
                faults.append(
                    Fault(
                        "relaxants.csv",
                        row,
                        column,
                        "",
                        "citations.csv says that a value is given, but the cell is empty",
                    )
                )
    return faults


def citations_of_columns(tables: Tables) -> list[Fault]:
    """Every citation is of a column that relaxants.csv has."""
    columns = set(TABLES["relaxants"].column_names) - UNCITED_COLUMNS
    return [
        Fault(
            "citations.csv",
            row,
            "column",
            record["column"],
            "it must be a column of relaxants.csv that needs a citation",
        )
        for row, record in rows(tables, "citations")
        if record["column"] not in columns
    ]


def second_reading_follows_first(tables: Tables) -> list[Fault]:
    """Check that `rechecked` comes with an earlier `checked`: no second reading without a first (hazard H40)."""
    return [
        Fault(
            TABLES[name].file_name, row, "rechecked", record["rechecked"], "a second reading needs an earlier first one"
        )
        for name in tables
        if TABLES[name].has("rechecked")
        for row, record in rows(tables, name)
        if record["rechecked"] and not (record["checked"] and record["checked"] <= record["rechecked"])
    ]
