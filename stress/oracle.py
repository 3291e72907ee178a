"""What must never be seen: a failure, and a hostile text that does more than be shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.token import Token
from streamlit.proto.Element_pb2 import Element

from bench.sessions import Run
from dashboard.serving.failures import SORRY

MARK = "zq7x"
"""A word that every hostile text holds, so that its traces are found."""
LIVE_TAGS = {"script", "iframe", "object", "embed", "svg", "img", "form", "base", "meta", "link", "style"}
MAGIC = (
    re.compile(rf":(?!color)[a-z-]+\[[^\]]*{MARK}", re.IGNORECASE),
    re.compile(rf"(?:https?://|www\.)[^\s\u2060]*{MARK}", re.IGNORECASE),
    re.compile(rf"(?<!\\)\$[^$]*{MARK}[^$]*(?<!\\)\$", re.IGNORECASE),
    re.compile(rf":(?:material/)?{MARK}:", re.IGNORECASE),
)
"""What Streamlit's Markdown adds: colours, bare links, formulas, icons."""


def problems(run: Run) -> list[str]:
    """Return what is wrong with what a run has drawn; a Visitor raises for exceptions by itself."""
    found: list[str] = []
    for element in run.elements:
        kind = element.WhichOneof("type")
        if kind == "alert" and SORRY in element.alert.body:
            found.append(f"a failure: {element.alert.body}")
        if kind == "exception":
            found.append(f"an exception: {element.exception.type}")
        found += live_traces(element)
    return found


def warnings(run: Run) -> list[str]:
    """Return the messages of a run."""
    return [element.alert.body for element in run.elements if element.WhichOneof("type") == "alert"]


def live_traces(element: Element) -> list[str]:
    """Return where a hostile text is more than text in an element."""
    kind = element.WhichOneof("type")
    if kind == "markdown":
        read = _in_html if element.markdown.allow_html else _in_markdown
        return read(element.markdown.body)
    if kind == "alert":
        return _in_markdown(element.alert.body)
    if kind == "html":
        return _in_html(element.html.body)
    if kind == "bidi_component":
        return [trace for html in _texts_of(element.bidi_component.json) for trace in _in_html(html)]
    label = getattr(getattr(element, kind or "", None), "label", "")
    return _in_markdown(label) if isinstance(label, str) else []


def _texts_of(data: str) -> Iterator[str]:
    """Yield the HTML that a component of tables is given."""
    given = json.loads(data) if data else None
    if isinstance(given, dict):
        yield from (
            value
            for name, value in cast("dict[str, object]", given).items()
            if name == "html" and isinstance(value, str)
        )


class _Tags(HTMLParser):
    """Collects tags and attributes that hold the mark, or that run something."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag."""
        for name, value in attrs:
            foreign = MARK in (value or "").lower()
            runs = name.startswith("on") or MARK in name
            leads = name in ("href", "src", "style", "action") and foreign
            if runs or leads or (tag in LIVE_TAGS and foreign):
                self.found.append(f"<{tag} {name}={(value or '')[:60]!r}>")
        if tag in ("script", "iframe", "object", "embed", "base", "form"):
            self.found.append(f"<{tag}>")


def _in_html(html: str) -> list[str]:
    if MARK not in html.lower():
        return []
    tags = _Tags()
    tags.feed(html)
    return tags.found


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def _in_markdown(text: str) -> list[str]:
    if MARK not in text.lower():
        return []
    return [trace for token in _markdown().parse(text) for trace in _in_block(token)]


def _in_block(token: Token) -> Iterator[str]:
    if token.type in ("heading_open", "blockquote_open", "list_item_open", "fence"):
        yield f"Markdown {token.type}"
    depth = 0
    for part in token.children or []:
        if part.type in ("strong_open", "em_open", "link_open", "s_open"):
            depth += 1
            if MARK in str(part.attrs.get("href", "")).lower():
                yield "a link of Markdown"
        elif part.type in ("strong_close", "em_close", "link_close", "s_close"):
            depth -= 1
        elif part.type == "image":
            yield "an image of Markdown"
        elif part.type == "text" and MARK in part.content.lower():
            if depth:
                yield "emphasis of Markdown"
            yield from (f"{one.pattern} in {part.content[:60]!r}" for one in MAGIC if one.search(part.content))
