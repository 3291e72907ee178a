"""Every rule fires: for each, one change that breaks the real tables, and the sentence that must come of it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from dashboard.data.rules import RULES

Raw = dict[str, pd.DataFrame]


def first(raw: Raw, table: str, **cells: str) -> int:
    """Return the first row of a table whose cells hold these values; ``"*"`` stands for any filled cell."""
    frame = raw[table]
    for column, value in cells.items():
        frame = frame[frame[column] != ""] if value == "*" else frame[frame[column] == value]
    assert len(frame), f"{table} has no row with {cells}"
    return int(frame.index[0])


def put(raw: Raw, table: str, row: int, **cells: str) -> None:
    for column, value in cells.items():
        raw[table].loc[row, column] = value


def add(raw: Raw, table: str, row: int, **cells: str) -> None:
    """Append a copy of a row with other cells."""
    copy = raw[table].loc[[row]].assign(**cells)
    raw[table] = pd.concat([raw[table], copy], ignore_index=True)


def break_unique_keys(raw: Raw) -> None:
    add(raw, "dosing", 0)


def break_sorted_by_key(raw: Raw) -> None:
    raw["dosing"] = raw["dosing"].iloc[::-1].reset_index(drop=True)


def break_foreign_keys(raw: Raw) -> None:
    put(raw, "dosing", 0, relaxant="baclofene")


def break_sources_used(raw: Raw) -> None:
    add(raw, "sources", 0, source="label-us-nobody-cites")


def break_summary_cited(raw: Raw) -> None:
    cited = first(raw, "citations", column="half_life_min_h", value_status="given")
    raw["citations"] = raw["citations"].drop(index=cited).reset_index(drop=True)


def break_citations_of_columns(raw: Raw) -> None:
    put(raw, "citations", 0, column="half_life")


def break_bounds_in_order(raw: Raw) -> None:
    put(raw, "relaxants", first(raw, "relaxants", half_life_max_h="*"), half_life_min_h="900")


def break_doses_plausible(raw: Raw) -> None:
    put(raw, "dosing", first(raw, "dosing", max_total="*", waiver=""), usual_max_total="99999", usual_min_total="1")


def break_headline_doses(raw: Raw) -> None:
    put(raw, "relaxants", first(raw, "relaxants", max_total="*"), max_total="12345")


def break_second_reading_follows_first(raw: Raw) -> None:
    put(raw, "precautions", first(raw, "precautions", checked=""), rechecked="2026-11-24")


def break_ages_fit_the_group(raw: Raw) -> None:
    put(raw, "precautions", first(raw, "precautions", factor="children", age_max_y="*"), age_min_y="1", age_max_y="")


def break_headline_maximum_explained(raw: Raw) -> None:
    put(raw, "relaxants", first(raw, "relaxants", max_total="*"), max_when="")


def break_placebo_has_an_arm(raw: Raw) -> None:
    put(raw, "side_effects", first(raw, "side_effects", placebo_pct="*"), placebo_from="")


def break_core_factors_complete(raw: Raw) -> None:
    frame = raw["precautions"]
    gone = (frame["relaxant"] == frame["relaxant"].iloc[0]) & (frame["factor"] == "driving")
    raw["precautions"] = frame[~gone].reset_index(drop=True)


def break_core_topics_complete(raw: Raw) -> None:
    frame = raw["counselling"]
    gone = (frame["relaxant"] == "baclofen") & (frame["topic"] == "missed_dose")
    raw["counselling"] = frame[~gone].reset_index(drop=True)


def break_contraindications_from_labels(raw: Raw) -> None:
    put(raw, "precautions", first(raw, "precautions", level="contraindicated"), basis="reference")


def break_silence_contradicts_nothing(raw: Raw) -> None:
    spoken = first(raw, "precautions", level="contraindicated", jurisdiction="US")
    add(raw, "precautions", spoken, level="not_mentioned")


def break_one_study_one_figure(raw: Raw) -> None:
    row = first(raw, "side_effects", figure_kind="trial", study="*")
    add(raw, "side_effects", row, source="another-label", incidence_min_pct="99")


def break_current_rows_agree(raw: Raw) -> None:
    row = first(raw, "dosing", relaxant="tizanidine", jurisdiction="US", max_total="*", waiver="")
    add(raw, "dosing", row, source="label-us-tizanidine-tablets-second", max_total="48")
    add(raw, "sources", 0, source="label-us-tizanidine-tablets-second", doc_status="current")


def break_schedules_in_order(raw: Raw) -> None:
    put(raw, "titration", first(raw, "titration", step="2"), step="9")


def break_schedules_within_the_maximum(raw: Raw) -> None:
    put(raw, "titration", first(raw, "titration", relaxant="baclofen", dose="*", doses_per_day="*"), dose="500")


def break_interaction_partners_known(raw: Raw) -> None:
    put(raw, "interactions", first(raw, "interactions", agent_kind="agent"), agent="unheardofine")


def break_one_generic_name_each(raw: Raw) -> None:
    names = raw["agent_names"]
    raw["agent_names"] = names.drop(index=first(raw, "agent_names", kind="generic")).reset_index(drop=True)


def break_one_spelling_each(raw: Raw) -> None:
    put(raw, "products", first(raw, "products", brand="Muscoril"), brand="Musco-Ril®")


def break_short_texts_fit(raw: Raw) -> None:
    put(raw, "precautions", first(raw, "precautions", level="adjust"), short="below 12345: half the dose")


def break_short_texts_as_strict(raw: Raw) -> None:
    put(raw, "precautions", first(raw, "precautions", level="contraindicated"), short="use with caution")


def break_short_texts_present(raw: Raw) -> None:
    put(raw, "precautions", first(raw, "precautions", level="avoid", factor="pregnancy"), short="")


BREAKS: dict[str, tuple[Callable[[Raw], None], str]] = {
    "unique_keys": (break_unique_keys, "another row has the same key"),
    "sorted_by_key": (break_sorted_by_key, "rows must be sorted by key"),
    "foreign_keys": (break_foreign_keys, "value 'baclofene': it must exist in relaxants.csv, column relaxant"),
    "sources_used": (break_sources_used, "no fact cites this source"),
    "summary_cited": (break_summary_cited, "a filled cell needs a row in citations.csv"),
    "citations_of_columns": (break_citations_of_columns, "it must be a column of relaxants.csv"),
    "bounds_in_order": (break_bounds_in_order, "it exceeds half_life_max_h"),
    "doses_plausible": (break_doses_plausible, "usual_max_total gives 99999"),
    "headline_doses": (break_headline_doses, "no adult row of dosing.csv gives it"),
    "second_reading_follows_first": (break_second_reading_follows_first, "needs an earlier first one"),
    "ages_fit_the_group": (break_ages_fit_the_group, "needs the age at which it ends"),
    "headline_maximum_explained": (break_headline_maximum_explained, "a headline maximum needs max_when and max_basis"),
    "placebo_has_an_arm": (break_placebo_has_an_arm, "a placebo figure needs an incidence and placebo_from"),
    "core_factors_complete": (break_core_factors_complete, "needs a row for this core factor"),
    "core_topics_complete": (break_core_topics_complete, "baclofen needs a row on this core topic"),
    "contraindications_from_labels": (break_contraindications_from_labels, "a contraindication needs a label"),
    "silence_contradicts_nothing": (break_silence_contradicts_nothing, "another row says what the label asks for"),
    "one_study_one_figure": (break_one_study_one_figure, "gives another figure elsewhere"),
    "short_texts_fit": (break_short_texts_fit, "the row does not hold the number 12345"),
    "short_texts_as_strict": (break_short_texts_as_strict, "the level is said beside the text"),
    "short_texts_present": (break_short_texts_present, "it needs a short text"),
    "current_rows_agree": (break_current_rows_agree, "another row about the same people says"),
    "schedules_in_order": (break_schedules_in_order, "steps must count 1, 2, 3 without a gap"),
    "schedules_within_the_maximum": (break_schedules_within_the_maximum, "the most that dosing.csv gives"),
    "interaction_partners_known": (break_interaction_partners_known, "it must exist in agents.csv"),
    "one_generic_name_each": (break_one_generic_name_each, "it needs one generic name, it has 0"),
    "one_spelling_each": (break_one_spelling_each, "it is spelled Muscoril elsewhere"),
}


def test_every_rule_has_a_break() -> None:
    assert set(BREAKS) == set(RULES)


@pytest.mark.parametrize("name", list(RULES))
def test_the_real_tables_keep_the_rule(name: str, raw: Raw) -> None:
    assert [str(fault) for fault in RULES[name](raw)] == []


@pytest.mark.parametrize("name", list(BREAKS))
def test_the_rule_fires_with_its_sentence(name: str, raw: Raw) -> None:
    change, sentence = BREAKS[name]
    change(raw)
    said = [str(fault) for fault in RULES[name](raw)]
    assert any(sentence in fault for fault in said), said[:3]
    assert all(".csv" in fault for fault in said)
