"""REVIEW.md says of each relaxant how far its reading has come: the same as the tables do."""

from __future__ import annotations

from dashboard.data.catalogue import DATA_DIRECTORY, Catalogue

COUNTS, STATE = -2, -1


def test_the_states_of_the_review_are_those_of_the_tables(real: Catalogue) -> None:
    text = (DATA_DIRECTORY / "REVIEW.md").read_text(encoding="utf-8")
    table = text[text.index("| relaxant | compared") :].split("\n\n", 1)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]
    said = {row[0]: (row[COUNTS], row[STATE]) for row in rows}
    readings = {real.names[relaxant]: reading for relaxant, reading in real.second_readings.items()}
    assert said == {
        name: (f"{one.twice}, {one.once}, {one.open}", "read twice" if one.done else "draft")
        for name, one in readings.items()
    }


def test_the_list_of_what_is_read_twice_is_complete(real: Catalogue) -> None:
    text = " ".join((DATA_DIRECTORY / "REVIEW.md").read_text(encoding="utf-8").split())
    listed = text.split("Read twice today: ", 1)[1].split(".", 1)[0]
    names = {name.lower() for relaxant, name in real.names.items() if relaxant not in real.drafts}
    assert set(listed.replace(" and ", ", ").split(", ")) == names
