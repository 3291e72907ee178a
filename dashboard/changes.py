"""The changes of facts, as CHANGELOG.md lists them for people who use the data."""

from __future__ import annotations

from pathlib import Path

CHANGELOG = Path(__file__).resolve().parent.parent / "CHANGELOG.md"


def facts() -> str:
    """Return the part "Facts" of CHANGELOG.md as Markdown, its versions in bold instead of headings."""
    part = CHANGELOG.read_text(encoding="utf-8").split("\n## Facts\n", 1)[1].split("\n## ", 1)[0]
    lines = [f"**{line[4:]}**" if line.startswith("### ") else line for line in part.strip().splitlines()]
    return "\n".join(lines)
