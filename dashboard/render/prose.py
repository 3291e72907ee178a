"""Texts in Markdown as HTML that survives browser translation.

A translator replaces each text node of a page by elements of its own. React, which draws the page, still holds the
nodes that are gone: a text beside a bold word can then neither be changed (the old words stay, without an error) nor
removed (the page breaks). An element whose only content is one text has no such fault, so every text gets one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict


class _Renderer(RendererHTML):
    """Markdown as one line of HTML, each text in an element of its own."""

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Return a text in an element of its own."""
        return f"<span>{escape(tokens[idx].content)}</span>" if tokens[idx].content else ""

    def softbreak(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Return a line end within a paragraph, which is a space."""
        return " "

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Return a block of code; an empty line would end the HTML for the Markdown parser in the browser."""
        return f"<pre><code>{escape(tokens[idx].content).replace(chr(10), '&#10;')}</code></pre>"

    code_block = fence


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable("table")


def to_html(text: str) -> str:
    """Return Markdown as HTML in one line; HTML in `text` is shown as it is typed."""
    return "".join(_parser().render(text).splitlines())


def heading(text: str, level: int) -> str:
    """Return a heading of plain text as HTML."""
    return f"<h{level}><span>{escape(text)}</span></h{level}>"


def to_alert(text: str, *, beside_icon: bool = False) -> str:
    """Return Markdown of words and code for Streamlit's alerts, which take no HTML: each text in an element of its own.

    ``:color[...]`` without a colour is an element without a look. A paragraph that is one text needs none, unless an
    icon is put beside it.
    """
    paragraphs = [token.children or [] for token in _parser().parse(text) if token.type == "inline"]
    return "\n\n".join(_runs(tokens, beside_icon=beside_icon) for tokens in paragraphs)


def _runs(tokens: Sequence[Token], *, beside_icon: bool) -> str:
    if all(token.type == "text" for token in tokens) and not beside_icon:
        return "".join(_literal(token.content) for token in tokens)
    return "".join(_run(token) for token in tokens)


def _run(token: Token) -> str:
    if token.type == "softbreak":
        return " "
    if token.type != "text":
        return f"{token.markup}{token.content}{token.markup}" if token.content else token.markup
    words = token.content.strip()
    before, after = token.content.partition(words)[::2] if words else (token.content, "")
    return before + (f":color[{_literal(words)}]" if words else "") + after


def _literal(words: str) -> str:
    """Escape what Markdown would read."""
    return re.sub(r"([\\`*_<>$~\[\]])", r"\\\1", words)
