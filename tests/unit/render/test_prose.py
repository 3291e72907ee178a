"""Markdown as HTML in which every text is the only content of its element, and which shows foreign text as it is."""

from __future__ import annotations

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.render import texts
from dashboard.render.prose import heading, to_alert, to_html

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = [
    "Plain words.",
    "Mixed **bold** and `code` with a [link](https://example.org) at the end.",
    "- one **two** three\n- four\n\n**Five**\n\nsix\nseven",
    "---\n\n| a | b |\n|---|---|\n| **c** d | e |",
    "```\ncode\n\nmore\n```",
]


class _Family(HTMLParser):
    """Collects, for each element, the kinds of its children."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[list[str]] = [[]]
        self.mixed: list[list[str]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].append(tag)
        if tag != "hr":
            self.open.append([])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].append(tag)

    def handle_endtag(self, tag: str) -> None:
        children = self.open.pop()
        if "text" in children and len(children) > 1:
            self.mixed.append(children)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.open[-1].append("text")
            self.texts.append(data)


def family(html: str) -> _Family:
    parser = _Family()
    parser.feed(html)
    parser.close()
    return parser


@pytest.mark.parametrize("text", [*SAMPLES, texts.method(), texts.facts(), texts.differences()])
def test_h52_every_text_is_the_only_content_of_its_element(text: str) -> None:
    found = family(to_html(text))
    assert found.texts
    assert not found.mixed
    assert "\n" not in to_html(text), "an empty line would end the HTML for the Markdown parser in the browser"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=40))
def test_text_that_looks_like_html_is_shown_as_it_is(text: str) -> None:
    assert not {"script", "b", "img"} & set(re.findall(r"<(\w+)", to_html(f"<script><b><img {text}")))
    assert family(heading(text, 2)).texts == ([text] if text.strip() else [])


def test_h52_an_alert_with_code_has_each_text_in_an_element() -> None:
    assert to_alert("We do not know `foo`, `b*r`. Sorry [x].") == (
        ":color[We do not know] `foo`:color[,] `b*r`:color[. Sorry \\[x\\].]"
    )
    assert to_alert("One\n\n`two`\n\nthree **four**") == "One\n\n`two`\n\n:color[three] **:color[four]**"


OWN_TEXTS = {
    "markdown", "caption", "text", "write", "title", "header", "subheader", "warning", "error", "info", "success",
}  # fmt: skip


def own_texts(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name)]
    return [f"{path.name}: st.{call.attr}" for call in named if call.value.id == "st" and call.attr in OWN_TEXTS]


def test_h52_pages_show_texts_through_the_functions_that_keep_up() -> None:
    files = [*(ROOT / "dashboard/pages").glob("*.py"), *(ROOT / "dashboard/ui").glob("*.py")]
    assert own_texts(ROOT / "dashboard/ui/say.py"), "the rule finds such calls"
    assert not [call for path in files if path.name != "say.py" for call in own_texts(path)]
