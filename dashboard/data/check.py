"""Command of the data: ``python -m dashboard.data.check`` says whether the tables can be used, and what they cover."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard.data import coverage, datapackage, readability, row_classes
from dashboard.data.catalogue import DATA_DIRECTORY, load, read_table
from dashboard.data.faults import DataError
from dashboard.data.schema import TABLES


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the tables; return 0 when they hold, 1 with a sentence per fault when they do not."""
    parser = argparse.ArgumentParser(description="Check the tables in data/.")
    parser.add_argument("--directory", type=Path, default=DATA_DIRECTORY)
    parser.add_argument("--coverage", action="store_true", help="print how much is given, unconfirmed and unread")
    parser.add_argument("--plain", action="store_true", help="also measure the reading grade of the plain texts")
    parser.add_argument(
        "--sort", action="store_true", help="sort every table by its key, and write what is made from the schema, first"
    )
    options = parser.parse_args(arguments)
    try:
        if options.sort and sort_tables(options.directory):
            print("The classes of the rows were written anew, from a changed schema. Run the check again.")
            return 0
        catalogue = load(options.directory)
        hard = readability.hard_texts(catalogue) if options.plain else []
        if hard:
            raise DataError(hard)
    except DataError as error:
        print(f"The data files need repair; MyoCompare does not start with a broken table.\n{error}", file=sys.stderr)
        return 1
    facts = sum(len(frame) for name, frame in catalogue.tables.items() if name != "sources")
    size = f"{len(catalogue.names)} relaxants, {facts:,} facts, {len(catalogue['sources'])} sources"
    print(f"Data {catalogue.version}: {size}. All rules hold.")
    if options.coverage:
        print("Facts that are given/not stated/unconfirmed/unread:")
        print(coverage.as_grid(coverage.coverage(catalogue)).to_string())
    return 0


def sort_tables(directory: Path) -> bool:
    """Sort the rows of every table by its key, and write ``datapackage.json`` and the classes of the rows.

    Returns whether the classes have changed: those that are loaded are then of the schema before.
    """
    for table in TABLES.values():
        path = directory / table.file_name
        frame = read_table(table, path).sort_values(list(table.key), kind="stable")
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows(frame.itertuples(index=False, name=None))
        path.write_text(buffer.getvalue(), encoding="utf-8")
    datapackage.write(directory)
    return row_classes.write()


if __name__ == "__main__":
    sys.exit(main())
