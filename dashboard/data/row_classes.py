"""``dashboard/data/rows.py``: a frozen class per table, written from the schema, so that the type checker sees columns.

The file is committed; ``python -m dashboard.data.check --sort`` writes it anew, and a test fails while it is stale.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Sequence
from pathlib import Path

from dashboard.data.schema import TABLES, VOCABULARIES, Column, Table
from dashboard.data.schema.shared import BASIS, FORM, JURISDICTION, PROVENANCE, WHO_BLOCK

PATH = Path(__file__).with_name("rows.py")
HEAD = '''"""The rows of the tables as frozen classes, written from the schema by `dashboard.data.row_classes`.

An empty cell of text is ``""``, of a list ``()``, of a number or a flag ``None``. A column whose name Python reserves
has an underscore behind it: ``class_``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

'''
ROOT = '''

@dataclass(frozen=True, kw_only=True)
class TableRow:
    """A row of a table."""

    TABLE: ClassVar[str]'''
BASES: dict[str, tuple[str, str, tuple[Column, ...]]] = {
    "OfForms": ("TableRow", "A row that holds for some forms, for all where it names none.", (FORM,)),
    "Placed": ("TableRow", "A row of one jurisdiction.", (JURISDICTION,)),
    "Who": (
        "OfForms, Placed",
        "A row about some people: those whose age, weight, kidney and liver are within its bounds.",
        tuple(column for column in WHO_BLOCK if column not in (FORM, JURISDICTION)),
    ),
    "Read": ("TableRow", "A row with the documents and the place in them where it was read, and when.", PROVENANCE),
    "Stated": ("Read", "A row that says who says so.", (BASIS,)),
}
"""Classes that hold the columns which tables share: what they build on, docstring, columns of their own."""
TYPE_NAMES = {"effect": "EffectKey"}
SINGULAR = {
    "relaxants": "Relaxant", "citations": "Citation", "products": "Product", "indications": "Indication",
    "side_effects": "SideEffect", "precautions": "Precaution", "interactions": "Interaction",
    "agents": "AgentClass", "agent_names": "AgentName", "class_names": "ClassName", "class_rules": "ClassRule",
    "condition_names": "ConditionName", "factor_names": "FactorName", "sources": "Source",
}  # fmt: skip
WIDTH = 120
NUMBERS = {"number": "float", "integer": "int"}


def text() -> str:
    """Return the text of the file, as the formatter leaves it."""
    parts = [_literal(_type_name(name), words) for name, words in VOCABULARIES.items()]
    parts += [_literal(_column_type(table.name), table.column_names) for table in TABLES.values()]
    parts.append(_literal("WhoColumn", [column.name for column in WHO_BLOCK]))
    parts.append(ROOT)
    parts += [_class(name, bases, told, columns) for name, (bases, told, columns) in BASES.items()]
    parts += [_row_class(table) for table in TABLES.values()]
    return HEAD + "\n".join(parts) + "\n"


def write() -> bool:
    """Write the file if the schema has changed, and return whether it has: a running server watches the file."""
    now = text()
    changed = PATH.read_text(encoding="utf-8") != now
    if changed:
        PATH.write_text(now, encoding="utf-8")
    return changed


def class_name(table: Table) -> str:
    """Name the class of the rows of a table: ``DosingRow``."""
    return f"{SINGULAR.get(table.name) or _camel(table.name)}Row"


def attribute(column: Column) -> str:
    """Name the attribute that holds a column."""
    return f"{column.name}_" if keyword.iskeyword(column.name) else column.name


def _row_class(table: Table) -> str:
    bases = _bases(table.columns)
    shared = {column.name for base in bases for column in _all_columns(base)}
    own = [column for column in table.columns if column.name not in shared]
    return _class(class_name(table), ", ".join(bases) or "TableRow", f"One row is {table.row}.", own, table=table.name)


def _class(name: str, bases: str, told: str, columns: Iterable[Column], *, table: str = "") -> str:
    lines = ["", "", "@dataclass(frozen=True, kw_only=True)", f"class {name}({bases}):", f'    """{told}"""', ""]
    if table:
        lines += [f'    TABLE = "{table}"', ""]
    return "\n".join([*lines, *(f"    {attribute(column)}: {_type(column)}" for column in columns)])


def _bases(columns: Sequence[Column]) -> list[str]:
    """Return the shared classes whose columns a table has, without those that another of them builds on."""
    fitting = [name for name in BASES if set(_all_columns(name)) <= set(columns)]
    covered = {base for name in fitting for base in BASES[name][0].split(", ")}
    return [name for name in fitting if name not in covered]


def _all_columns(base: str) -> list[Column]:
    parents, _, own = BASES[base]
    return [*own, *(column for name in parents.split(", ") if name in BASES for column in _all_columns(name))]


def _literal(name: str, words: Iterable[str]) -> str:
    quoted = [f'"{word}"' for word in words]
    line = f"{name} = Literal[{', '.join(quoted)}]"
    return line if len(line) <= WIDTH else "\n".join([f"{name} = Literal[", *(f"    {word}," for word in quoted), "]"])


def _column_type(table: str) -> str:
    return class_name(TABLES[table]).removesuffix("Row") + "Column"


def _type(column: Column) -> str:
    if column.column_of:
        return _column_type(column.column_of)
    if column.is_numeric:
        return NUMBERS[column.kind] + ("" if column.required else " | None")
    if column.kind == "flag":
        return "bool" if column.required else "bool | None"
    word = _type_name(column.vocabulary) if column.vocabulary else "str"
    if column.many:
        return f"tuple[{word}, ...]"
    return f'{word} | Literal[""]' if column.vocabulary and not column.required else word


def _type_name(vocabulary: str) -> str:
    return TYPE_NAMES.get(vocabulary) or _camel(vocabulary)


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))
