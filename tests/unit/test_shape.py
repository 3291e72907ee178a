"""The shape of the code: short functions, calls that say what they pass, names that mean one thing."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "dashboard").rglob("*.py"))
GENERATED = ROOT / "dashboard" / "data" / "rows.py"
LINES_OF_A_FUNCTION, LINES_OF_A_MODULE, POSITIONAL = 50, 300, 4


@cache
def every_node() -> tuple[tuple[Path, ast.AST], ...]:
    return tuple((path, node) for path in MODULES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def nodes(kind: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    for path, node in every_node():
        if isinstance(node, kind):
            yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", node


def test_no_function_is_longer_than_a_screen() -> None:
    functions = list(nodes(ast.FunctionDef))
    assert len(functions) > 800
    lengths = {place: node.end_lineno - node.lineno + 1 for place, node in functions}
    assert {place: length for place, length in lengths.items() if length > LINES_OF_A_FUNCTION} == {}


def test_no_module_is_longer_than_a_few_screens() -> None:
    lengths = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES if path != GENERATED}
    assert {path: length for path, length in lengths.items() if length > LINES_OF_A_MODULE} == {}


def test_no_call_passes_more_than_four_values_by_their_place() -> None:
    calls = {
        place: node for place, node in nodes(ast.Call) if not any(isinstance(one, ast.Starred) for one in node.args)
    }
    assert len(calls) > 3000
    assert {place: ast.unparse(node.func) for place, node in calls.items() if len(node.args) > POSITIONAL} == {}


def test_modules_and_classes_have_names_of_their_own() -> None:
    """Pages are called as what they show: a page and the package behind it may share a name, two modules may not."""
    pages = ROOT / "dashboard" / "pages"
    modules = Counter(path.stem for path in MODULES if path.stem != "__init__" and path.parent != pages)
    assert {name: count for name, count in modules.items() if count > 1} == {}
    classes = Counter(node.name for _, node in nodes(ast.ClassDef))
    assert {name: count for name, count in classes.items() if count > 1} == {}
