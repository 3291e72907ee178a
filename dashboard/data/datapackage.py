"""``data/datapackage.json``: the tables described for other tools (Frictionless Table Schema), from the schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dashboard.data.schema import LIST_SEPARATOR, TABLES, VOCABULARIES, Column, Table

FILE_NAME = "datapackage.json"
TYPES = {"text": "string", "flag": "string", "url": "string", "number": "number", "integer": "integer", "date": "date"}


def datapackage() -> dict[str, Any]:
    """Return the description of all tables."""
    return {
        "name": "myocompare",
        "title": "MyoCompare: muscle relaxants, every fact with its source",
        "profile": "tabular-data-package",
        "resources": [_resource(table) for table in TABLES.values()],
    }


def text() -> str:
    """Return the description as the text of the file."""
    return json.dumps(datapackage(), indent=2, ensure_ascii=False) + "\n"


def write(directory: Path) -> None:
    """Write the file into `directory`."""
    (directory / FILE_NAME).write_text(text(), encoding="utf-8")


def _resource(table: Table) -> dict[str, Any]:
    keys = [
        {"fields": column.name, "reference": {"resource": target, "fields": field}}
        for column in table.columns
        if column.references and not column.many
        for target, field in [column.references.split(".")]
    ]
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "title": table.title,
        "description": f"One row is {table.row}.",
        "path": table.file_name,
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.vocabulary and not column.many:
        constraints["enum"] = list(VOCABULARIES[column.vocabulary])
    if column.kind == "flag":
        constraints["enum"] = ["yes", "no"]
    if column.low is not None:
        constraints["minimum"] = column.low
    if column.high is not None:
        constraints["maximum"] = column.high
    described = column.description + (f" List, separated by '{LIST_SEPARATOR}'." if column.many else "")
    field: dict[str, Any] = {"name": column.name, "type": TYPES[column.kind], "description": described}
    if column.unit:
        field["unit"] = column.unit
    if constraints:
        field["constraints"] = constraints
    return field
