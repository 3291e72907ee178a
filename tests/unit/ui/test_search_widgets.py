"""Every list that can be searched looks at the beginning of its options, and every parameter is one that we know."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import cast

import pytest
from streamlit.delta_generator import DeltaGenerator

from dashboard.ui.address import PARAMETERS
from dashboard.ui.search_box import choice_box, search_box
from stress.links import FREE

DASHBOARD = Path(__file__).resolve().parents[3] / "dashboard"
PARAMETER_KINDS = ("Choice", "Choices", "Switch", "Words", "relaxant_choice")
READERS = ("news", "read_codes")
BOXES = ("selectbox", "multiselect")


@cache
def calls() -> list[tuple[str, str, ast.Call, ast.Module]]:
    """Return every call in the code: where it is, the name called, the call, its module."""
    found: list[tuple[str, str, ast.Call, ast.Module]] = []
    for path in sorted(DASHBOARD.rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                called = node.func.value if isinstance(node.func, ast.Subscript) else node.func
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


def parameters() -> Iterator[tuple[str, set[str]]]:
    """Yield where a parameter is declared or read, and the names that it can have."""
    for place, name, call, module in calls():
        if name in PARAMETER_KINDS or (name in READERS and place.partition(":")[0] not in MECHANICS):
            yield place, texts(call.args[0], module)


MECHANICS = ("ui/address.py", "ui/choices.py")
"""Where parameters have no names yet."""


def test_h41_no_list_guesses_from_letters_in_the_middle_of_a_name() -> None:
    found = {
        place: argument(call, "filter_mode")
        for place, name, call, _ in calls()
        if name in BOXES and argument(call, "key") is not None
    }
    assert len(found) > 10
    wrong = [place for place, mode in found.items() if getattr(mode, "value", "") not in ("prefix", None)]
    assert wrong == []
    boxes = {place for place, name, call, _ in calls() if name in BOXES} - set(found)
    drawn = {place for place, name, call, _ in calls() if name in BOXES and argument(call, "filter_mode") is None}
    assert boxes == drawn, "a list without a key of its own is drawn by ui/choices.py, which searches beginnings"


def test_h44_every_parameter_that_a_page_reads_is_one_that_we_know() -> None:
    found = dict(parameters())
    assert len(found) > 25
    assert {place for place, names in found.items() if not names} == set(), "the name of a parameter must be readable"
    assert {name for names in found.values() for name in names} - PARAMETERS == set()


def test_h44_no_parameter_is_known_that_no_page_reads() -> None:
    read = {name for _, names in parameters() for name in names}
    assert PARAMETERS - read == {"data_version"}, "which is compared, not read"


def test_h44_no_widget_leaves_the_address_to_streamlit() -> None:
    """It would write the words of the screen, and drop a value that it does not know without a word."""
    assert [place for place, _, call, _ in calls() if argument(call, "bind") is not None] == []
    told = [place for place, name, call, _ in calls() if name == "from_dict" and "query_params" in ast.unparse(call)]
    assert [place.partition(":")[0] for place in told] == ["ui/address.py"], "one function writes the address"


def test_h43_every_file_is_saved_by_the_one_function_that_waits_for_what_was_typed() -> None:
    places = [(place.partition(":")[0], name) for place, name, _, _ in calls()]
    assert "download_button" not in {name for _, name in places}
    assert [place for place, name in places if name == "_SAVE"] == ["ui/show.py"]


def test_h41_a_box_that_nobody_watches_is_refused() -> None:
    nowhere = cast("DeltaGenerator", None)
    with pytest.raises(ValueError, match="my_pets is not in SEARCHED"):
        search_box(nowhere, "Pets", "my_pets", options=[], read=lambda _: [], placeholder="", hint="")
    with pytest.raises(ValueError, match="my_pet is not in SEARCHED"):
        choice_box("Pet", "my_pet", [], lambda _: [], placeholder="")


def test_stress_knows_which_parameters_take_any_text() -> None:
    taken = {text for _, name, call, module in calls() if name == "Words" for text in texts(call.args[0], module)}
    assert taken == FREE
