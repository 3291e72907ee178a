"""Rules of form: keys, references, order, citations."""

from __future__ import annotations

from dashboard.data.faults import Fault
from dashboard.data.rows import RelaxantColumn
from dashboard.data.rules.reading import CITATIONS, EVIDENCE, SOURCES, Tables, lines, text_lines
from dashboard.data.schema import LIST_SEPARATOR, TABLES

UNCITED_COLUMNS: frozenset[RelaxantColumn] = frozenset(
    {"relaxant", "name", "dose_family", "dose_unit", "dose_basis", "dose_jurisdiction", "headline_form"}
)


def unique_keys(tables: Tables) -> list[Fault]:
    """No two rows share the key of their table."""
    faults: list[Fault] = []
    for name in tables:
        table = TABLES[name]
        seen: set[tuple[str, ...]] = set()
        for line in text_lines(tables, name):
            key = tuple(line.cells[column] for column in table.key)
            if key in seen:
                shown = ", ".join(part for part in key if part)
                rule = "another row has the same key"
                faults.append(Fault(file=table.file_name, row=line.number, value=shown, rule=rule))
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
                rule = "rows must be sorted by key; run 'make data-sort'"
                faults.append(Fault(file=table.file_name, row=row + 2, value=keys[row][0], rule=rule))
                break
    return faults


def foreign_keys(tables: Tables) -> list[Fault]:
    """Every reference leads to a row that exists."""
    faults: list[Fault] = []
    for name in tables:
        for column in TABLES[name].columns:
            if not column.references:
                continue
            target, target_column = column.references.split(".")
            known = set(tables[target][target_column])
            rule = f"it must exist in {target}.csv, column {target_column}"
            for row, cell in enumerate(tables[name][column.name].tolist(), start=2):
                wrong = [item for item in cell.split(LIST_SEPARATOR) if item and item not in known]
                faults += [
                    Fault(file=TABLES[name].file_name, row=row, column=column.name, value=item, rule=rule)
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
    sources = list(lines(tables, SOURCES))
    used |= {line.row.mcid_source for line in lines(tables, EVIDENCE)} | {line.row.superseded_by for line in sources}
    return [line.fault("source", "no fact cites this source") for line in sources if line.row.source not in used]


def summary_cited(tables: Tables) -> list[Fault]:
    """Every filled cell of relaxants.csv is cited, and a citation agrees with whether its cell is filled."""
    cited_as = {(line.row.relaxant, str(line.row.column)): line.row.value_status for line in lines(tables, CITATIONS)}
    faults: list[Fault] = []
    for line in text_lines(tables, "relaxants"):
        for column, value in line.cells.items():
            if column in UNCITED_COLUMNS:
                continue
            cited = cited_as.get((line.cells["relaxant"], column))
            if value and cited is None:
                faults.append(line.fault(column, "a filled cell needs a row in citations.csv"))
            elif value and cited not in ("given", "words_only", "none"):
                faults.append(line.fault(column, f"the cell is filled, but citations.csv says '{cited}'"))
            elif not value and cited == "given":
                faults.append(line.fault(column, "citations.csv says that a value is given, but the cell is empty"))
    return faults


def citations_of_columns(tables: Tables) -> list[Fault]:
    """Every citation is of a column that relaxants.csv has."""
    columns = set(TABLES["relaxants"].column_names) - UNCITED_COLUMNS
    return [
        line.fault("column", "it must be a column of relaxants.csv that needs a citation")
        for line in lines(tables, CITATIONS)
        if line.row.column not in columns
    ]


def second_reading_follows_first(tables: Tables) -> list[Fault]:
    """Check that `rechecked` comes with an earlier `checked`: no second reading without a first (hazard H40)."""
    return [
        line.fault("rechecked", "a second reading needs an earlier first one")
        for name in tables
        if TABLES[name].has("rechecked")
        for line in text_lines(tables, name)
        if line.cells["rechecked"] and not (line.cells["checked"] and line.cells["checked"] <= line.cells["rechecked"])
    ]
