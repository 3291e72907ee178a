"""Compare a tag with the version of the code, and print what CHANGELOG.md says of that version.

``python deploy/release.py v2.0.0``. The release workflow calls it; call it yourself before you push the tag.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def notes(changelog: str, version: str) -> str:
    """Return the parts about a version, under the headings that hold them; raises ValueError when there are none."""
    parts: list[str] = []
    for section in re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]:
        heading, _, rest = section.partition("\n")
        for entry in re.split(r"^### ", rest, flags=re.MULTILINE)[1:]:
            title, _, text = entry.partition("\n")
            if title.split(maxsplit=1)[:1] == [version] and text.strip():
                parts.append(f"## {heading.strip()}\n\n{text.strip()}\n")
    if not parts:
        raise ValueError(
            f'CHANGELOG.md says nothing of version {version}. Rename its headings "### Unreleased" to '
            f'"### {version}" and commit that before the tag.'
        )
    return "\n".join(parts)


def checked(tag: str, version: str) -> str:
    """Return the version that a tag names; raises ValueError when the code has another one."""
    if tag != f"v{version}":
        raise ValueError(
            f"The tag {tag} does not fit dashboard.__version__, which is {version}. "
            "Tag the commit that sets the version."
        )
    return version


def main() -> None:
    """Print the notes, or say what does not fit."""
    sys.path.insert(0, str(ROOT))
    from dashboard import __version__

    if len(sys.argv) != 2:
        raise SystemExit("Usage: python deploy/release.py v2.0.0")
    try:
        version = checked(sys.argv[1], __version__)
        print(notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version))
    except ValueError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
