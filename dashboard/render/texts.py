"""Texts of the project that pages show: the method, changes of facts, what readings found, what happens to entries."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def method() -> str:
    """Return docs/METHOD.md without its title."""
    return _read("docs/METHOD.md").split("\n", 1)[1].strip()


def privacy() -> list[tuple[str, str]]:
    """Return the parts of docs/PRIVACY.md, each with its heading, without the title of the whole."""
    parts = _read("docs/PRIVACY.md").split("\n## ")[1:]
    return [(heading, text.strip()) for heading, _, text in (part.partition("\n") for part in parts)]


def facts() -> str:
    """Return the part "Facts" of CHANGELOG.md as Markdown, its versions in bold instead of headings."""
    return _flat(_read("CHANGELOG.md").split("\n## Facts\n", 1)[1].split("\n## ", 1)[0])


def differences() -> str:
    """Return what the readings found and how it was settled: the parts of data/REVIEW.md after its counts."""
    text = _read("data/REVIEW.md")
    return _flat(text[text.index("\n## Differences") :])


def _read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def _flat(text: str) -> str:
    """Set headings in bold: the page has headings of its own."""
    lines = text.strip().splitlines()
    return "\n".join(f"**{line.lstrip('# ')}**" if line.startswith("#") else line for line in lines)
