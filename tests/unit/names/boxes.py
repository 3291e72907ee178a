"""What Enter takes in Streamlit's boxes, worked out without a browser: the rules of its Multiselect and Selectbox."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property


class Box:
    """A multiselect with ``filter_mode="prefix"`` and ``accept_new_options=True``.

    Parameters
    ----------
    labels
        Labels of its options, in the order in which they are offered.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)

    @cached_property
    def _sorted(self) -> list[tuple[str, int]]:
        return sorted((label.lower(), place) for place, label in enumerate(self.labels))

    def offered(self, text: str, held: Collection[str] = ()) -> list[str]:
        """Return the options that begin with a text and are not in the box yet, in their order."""
        start = text.lower()
        places: list[int] = []
        at = bisect_left(self._sorted, (start, -1))
        while at < len(self._sorted) and self._sorted[at][0].startswith(start):
            places.append(self._sorted[at][1])
            at += 1
        return [self.labels[place] for place in sorted(places) if self.labels[place] not in held]

    def enter(self, text: str, held: Collection[str] = ()) -> str | None:
        """Return what Enter takes: the first option offered, else the text itself unless the box holds it already."""
        offered = self.offered(text, held)
        if offered:
            return offered[0]
        return None if text in held or text in self.labels else text


def enter_in_selectbox(text: str) -> str:
    """Return what Enter takes in a selectbox that takes new texts: the text, which may be the label of an option."""
    return text
