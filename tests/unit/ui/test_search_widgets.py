"""Every list that can be searched looks at the beginning of its options, and every parameter is one that we know."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dashboard.ui.address import PARAMETERS

DASHBOARD = Path(__file__).resolve().parents[3] / "dashboard"
READERS = ("read_parameter", "read_relaxant_parameter", "read_switch")
BOXES = ("selectbox", "multiselect")


@cache
def calls() -> list[tuple[str, str, ast.Call, ast.Module]]:
    """Return every call in the code: where it is, the name called, the call, its module."""
    found: list[tuple[str, str, ast.Call, ast.Module]] = []
    for path in sorted(DASHBOARD.rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                called = node.func
                name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
                found.append((f"{path.relative_to(DASHBOARD)}:{node.lineno}", name, node, module))
    return found


def argument(call: ast.Call, name: str) -> ast.expr | None:
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def texts(expression: ast.expr | None, module: ast.Module) -> set[str]:
    """Return the texts that an expression can be: a text, some texts, or a name for them in its module."""
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        return {expression.value}
    if isinstance(expression, ast.Tuple | ast.List | ast.Set):
        return set().union(*(texts(part, module) for part in expression.elts))
    if isinstance(expression, ast.Dict):
        return set().union(*(texts(part, module) for part in expression.keys))
    if isinstance(expression, ast.Name):
        return set().union(*(texts(value, module) for value in values_of(expression.id, module)))
    return set()


def values_of(name: str, module: ast.Module) -> Iterator[ast.expr]:
    """Yield what is assigned to a name, or what the loops go through that give it its values."""
    for node in ast.walk(module):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from assigned(name, target, node.value)
        if isinstance(node, ast.For | ast.comprehension):
            over = node.iter
            if isinstance(node.target, ast.Name) and node.target.id == name:
                yield over
            elif isinstance(node.target, ast.Tuple) and getattr(node.target.elts[0], "id", "") == name:
                yield from (row.elts[0] for row in getattr(over, "elts", []) if isinstance(row, ast.Tuple))
                if isinstance(over, ast.Call) and isinstance(over.func, ast.Attribute):
                    yield over.func.value  # the keys of a mapping, by its items
        if isinstance(node, ast.FunctionDef):
            yield from given(node.name, [argument.arg for argument in node.args.args], name)


def given(function: str, parameters: list[str], name: str) -> Iterator[ast.expr]:
    """Yield what a function is given for one of its parameters, wherever it is called."""
    for _, called, call, _ in calls() if name in parameters else ():
        place = parameters.index(name)
        if called == function and place < len(call.args):
            yield call.args[place]


def assigned(name: str, target: ast.expr, value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(target, ast.Name) and target.id == name:
        yield value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, its in zip(target.elts, value.elts, strict=True):
            yield from assigned(name, one, its)


def bound() -> Iterator[tuple[str, str, set[str]]]:
    """Yield where a parameter is bound to a widget, the kind of widget, and the names that it can have."""
    for place, name, call, module in calls():
        if argument(call, "bind") is not None:
            yield place, name, texts(argument(call, "key"), module)


def looked_at() -> Iterator[tuple[str, set[str]]]:
    """Yield where a parameter is looked at before its widget is drawn, and the names that it can have."""
    for place, name, call, module in calls():
        if name in READERS and place.partition(":")[0] != "ui/address.py":
            yield place, texts(call.args[0], module)


def parameters() -> Iterator[tuple[str, set[str]]]:
    """Yield where a parameter is bound to a widget or looked at, and the names that it can have."""
    yield from looked_at()
    yield from ((place, names) for place, _, names in bound())


def test_h41_no_list_guesses_from_letters_in_the_middle_of_a_name() -> None:
    found = {place: argument(call, "filter_mode") for place, name, call, _ in calls() if name in BOXES}
    assert len(found) > 20
    wrong = [place for place, mode in found.items() if getattr(mode, "value", "") not in ("prefix", None)]
    assert wrong == []


def test_h44_every_parameter_that_a_page_reads_is_one_that_we_know() -> None:
    found = dict(parameters())
    assert len(found) > 40
    assert {place for place, names in found.items() if not names} == set(), "the name of a parameter must be readable"
    assert {name for names in found.values() for name in names} - PARAMETERS == set()


def test_h44_no_parameter_is_known_that_no_page_reads() -> None:
    read = {name for _, names in parameters() for name in names}
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted(DASHBOARD.rglob("*.py")))
    told = {name for name in PARAMETERS - read if f'query_params.get_all("{name}")' in source}
    told |= {name for name in PARAMETERS - read if f'query_params.get("{name}"' in source}
    assert PARAMETERS - read - told == set()


def test_h44_a_wrong_value_of_every_widget_of_the_address_is_named() -> None:
    """Streamlit drops a value that a widget does not know, without a word; a text field takes any."""
    assert {"toggle", "radio", "selectbox", "multiselect"} <= {widget for _, widget, _ in bound()}
    answered = {name for _, widget, names in bound() if widget != "text_input" for name in names}
    assert answered - {name for _, names in looked_at() for name in names} == set()


def test_h43_every_file_is_saved_by_the_one_function_that_waits_for_what_was_typed() -> None:
    places = [(place.partition(":")[0], name) for place, name, _, _ in calls()]
    assert "download_button" not in {name for _, name in places}
    assert [place for place, name in places if name == "_SAVE"] == ["ui/show.py"]
