"""The page Data shows the changes of facts, and none of the code's."""

from dashboard.changes import facts


def test_only_facts_are_listed_without_headings() -> None:
    text = facts()
    assert "baclofen" in text
    assert "#" not in text
    assert "Benchmark" not in text
