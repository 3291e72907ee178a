"""The page Data shows the method, the changes of facts (none of the code's) and what the second reading found."""

from dashboard.render.texts import differences, facts, method


def test_only_facts_are_listed_without_headings() -> None:
    text = facts()
    assert "baclofen" in text
    assert "#" not in text
    assert "Benchmark" not in text


def test_the_method_has_no_title_of_its_own() -> None:
    assert method().startswith("**What is read.**")
    assert "\n# " not in method()


def test_differences_come_without_headings_and_without_the_counts() -> None:
    text = differences()
    assert text.startswith("**Differences")
    assert "Baclofen by mouth" in text
    assert "\n#" not in text
    assert "|" not in text
