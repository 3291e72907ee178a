"""Picked relaxants -> the side-by-side table: rows of cells, each cell made of cited statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.compare.cells import advice, combinations, doses, guidelines, harms, safety, therapy
from dashboard.compare.cells.view import Cell, View
from dashboard.data.catalogue import Catalogue
from dashboard.data.second_reading import review_word
from dashboard.wording.levels import SILENCE
from dashboard.wording.statements import Wording

Builder = Callable[[View], Cell]


@dataclass(frozen=True)
class RowSpec:
    """How one row of the table is made.

    Parameters
    ----------
    key
        Stable name of the row.
    label, plain
        Heading for professionals and in plain words; an empty `plain` leaves the row out of the plain table.
    build
        Cell of one relaxant.
    safety
        Whether the row may never fold (hazard H16).
    """

    key: str
    label: str
    plain: str
    build: Builder
    safety: bool = False


@dataclass(frozen=True)
class Row:
    """One row of the table: its heading and the cell of every relaxant, in the order picked."""

    key: str
    group: str
    label: str
    safety: bool
    cells: Mapping[str, Cell]

    @property
    def same(self) -> bool:
        """Whether every relaxant is known to say the same; unknown never equals unknown (hazard H16)."""
        texts = [
            tuple(fact.text for fact in cell.statements if fact.level not in SILENCE) for cell in self.cells.values()
        ]
        return len(texts) > 1 and all(texts) and len(set(texts)) == 1

    @property
    def foldable(self) -> bool:
        """Whether the row may be folded away."""
        return self.same and not self.safety


@dataclass(frozen=True)
class Comparison:
    """The side-by-side table of some relaxants, with what it was made for."""

    relaxants: Mapping[str, str]
    jurisdiction: str
    wording: Wording
    version: str
    rows: tuple[Row, ...]
    drafts: frozenset[str]

    def row(self, key: str) -> Row:
        """Return the row called `key`; raises KeyError when the table has none."""
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(f"the comparison has no row '{key}'")

    @property
    def groups(self) -> dict[str, tuple[Row, ...]]:
        """Rows by group, in order."""
        return {
            name: tuple(row for row in self.rows if row.group == name)
            for name in dict.fromkeys(row.group for row in self.rows)
        }


GROUPS: dict[tuple[str, str], tuple[RowSpec, ...]] = {
    ("Boxed warnings and serious harms", "Serious harms"): (
        RowSpec("boxed_warning", "Boxed warning", "Strongest warning of the label", harms.boxed_warning, safety=True),
        RowSpec(
            "serious",
            "Serious reactions",
            "Serious side effects",
            harms.serious_effects,
            safety=True,
        ),
        RowSpec(
            "abrupt_stop", "Stopping suddenly", "Stopping suddenly", safety.factor_cell("abrupt_stop"), safety=True
        ),
    ),
    ("What it is", "What it is"): (
        RowSpec("brands", "Brands", "Brand names", therapy.brands),
        RowSpec("class", "Class", "", therapy.classes),
        RowSpec("availability", "Availability", "Can it be had here?", therapy.availability),
        RowSpec("schedule", "US controlled schedule", "", therapy.schedule),
        RowSpec("products", "Forms and strengths", "Forms", therapy.products),
    ),
    ("How it works", "How it works"): (
        RowSpec("mechanism", "Mechanism", "How it works", therapy.mechanism),
        RowSpec("target", "Site and target", "", therapy.target),
    ),
    ("What it is for", "What it is for"): (
        RowSpec("labelled", "Labelled for", "Approved for", therapy.uses("labelled", "restricted")),
        RowSpec("other_uses", "Guideline or off-label", "Also used for", therapy.uses("guideline", "off_label")),
        RowSpec("guidelines", "Guidelines", "", guidelines.of_the_relaxant),
        RowSpec("before", "Before any relaxant", "", guidelines.before_a_relaxant),
        RowSpec("not_for", "Not for", "Not for", therapy.uses("not_for", "withdrawn", "investigational"), safety=True),
    ),
    ("Dosing", "Doses (for your prescriber)"): (
        RowSpec("start", "Start", "Start", doses.start_doses),
        RowSpec("steps", "Steps up", "", doses.steps),
        RowSpec("usual", "Usual total", "Usual dose", doses.usual_doses),
        RowSpec("maximum", "Maximum", "Most", doses.maxima, safety=True),
        RowSpec("duration", "Duration of treatment", "How long", doses.durations, safety=True),
        RowSpec("stop", "Stopping", "Stopping", doses.tapers, safety=True),
        RowSpec("older", "Older adults", "Older people", doses.population_rules("older_adult"), safety=True),
        RowSpec("kidney", "Kidney impairment", "Weak kidneys", doses.population_rules("renal_impairment"), safety=True),
        RowSpec(
            "liver", "Liver impairment", "Liver disease", doses.population_rules("hepatic_impairment"), safety=True
        ),
        RowSpec(
            "young",
            "Children and adolescents",
            "Children and teenagers",
            doses.population_rules("child", "adolescent"),
            safety=True,
        ),
        RowSpec("interacting", "With an interacting drug", "", doses.population_rules("interacting_drug"), safety=True),
        RowSpec("food", "Food", "With food?", doses.food),
    ),
    ("Time course", "How fast and how long"): (
        RowSpec("onset", "Onset", "Starts to work", therapy.hours("onset")),
        RowSpec("tmax", "Peak concentration", "", therapy.hours("tmax")),
        RowSpec("duration_of_effect", "Duration of one dose", "Lasts", therapy.hours("duration")),
        RowSpec("half_life", "Half-life", "", therapy.hours("half_life")),
        RowSpec("metabolite", "Active metabolite", "", therapy.metabolite),
        RowSpec("metabolism", "Metabolism", "", therapy.metabolism),
    ),
    ("Side effects", "Side effects"): (RowSpec("common", "Common", "Common", harms.common_effects),),
    ("Who should not, and who needs care", "Who should not take it, and who needs care"): (
        RowSpec(
            "contraindicated", "Contraindicated", "Must not take it", safety.at_levels("contraindicated"), safety=True
        ),
        RowSpec("avoid", "Avoid", "Better not", safety.at_levels("avoid"), safety=True),
        RowSpec(
            "not_established",
            "Not established",
            "Not known to be safe",
            safety.at_levels("not_established"),
            safety=True,
        ),
        RowSpec("adjust", "Adjust the dose", "Needs another dose", safety.at_levels("adjust"), safety=True),
        RowSpec("care", "Caution, monitor", "Needs care", safety.at_levels("caution", "monitor"), safety=True),
        RowSpec(
            "stricter", "Stricter elsewhere", "Stricter in other countries", safety.stricter_elsewhere, safety=True
        ),
        RowSpec("silent", "Label silent or not read", "Not known", safety.silence, safety=True),
    ),
    ("Other drugs beside it", "Other medicines"): (
        RowSpec(
            "combinations",
            "Contraindicated with",
            "Must not be taken with",
            combinations.at_levels("contraindicated"),
            safety=True,
        ),
        RowSpec("avoid_with", "Avoid with", "Better not with", combinations.at_levels("avoid"), safety=True),
        RowSpec(
            "care_with",
            "Adjust, caution or monitor with",
            "Tell your prescriber if you take",
            combinations.at_levels("adjust", "caution", "monitor"),
            safety=True,
        ),
        RowSpec("no_effect_with", "Studied, no relevant effect", "", combinations.at_levels("studied_none")),
        RowSpec("monitoring", "Monitoring", "Checks", advice.monitoring, safety=True),
    ),
    ("Counselling", "Good to know"): (
        RowSpec("how_to_take", "How to take it", "How to take it", advice.counselling("how_to_take", "food")),
        RowSpec("missed_dose", "Missed dose", "Missed dose", advice.counselling("missed_dose"), safety=True),
        RowSpec("stopping", "Advice on stopping", "How to stop", advice.counselling("stopping"), safety=True),
        RowSpec("driving", "Driving, machines", "Driving", safety.factor_cell("driving"), safety=True),
        RowSpec("alcohol", "Alcohol", "Alcohol", safety.factor_cell("alcohol"), safety=True),
        RowSpec("expect", "What to expect", "What to expect", advice.counselling("what_to_expect")),
        RowSpec("seek_help", "When to seek help", "When to get help", advice.counselling("seek_help"), safety=True),
        RowSpec("storage", "Storage", "Storage", advice.counselling("storage")),
        RowSpec(
            "place", "Its place beside other treatment", "Beside other treatment", advice.counselling("place_in_care")
        ),
    ),
}


def compare(
    catalogue: Catalogue,
    relaxants: Sequence[str],
    jurisdiction: str,
    forms: Mapping[str, Sequence[str]],
    wording: Wording = "clinician",
) -> Comparison:
    """Build the side-by-side table of some relaxants for one jurisdiction.

    `forms` names the forms to show of each relaxant, as `dashboard.names.relaxants.picked_forms` returns them.
    """
    views = {
        relaxant: View(catalogue, relaxant, jurisdiction, tuple(forms[relaxant]), wording) for relaxant in relaxants
    }
    rows: list[Row] = []
    for (group, plain_group), specs in GROUPS.items():
        for spec in specs:
            label = spec.plain if wording == "plain" else spec.label
            if label:
                built = {relaxant: spec.build(view) for relaxant, view in views.items()}
                rows.append(Row(spec.key, plain_group if wording == "plain" else group, label, spec.safety, built))
    names = {relaxant: catalogue.names[relaxant] for relaxant in relaxants}
    drafts = frozenset(relaxants) & catalogue.drafts
    return Comparison(names, jurisdiction, wording, catalogue.version, tuple(rows), drafts)


def comparison_frame(comparison: Comparison) -> pd.DataFrame:
    """Return the comparison as one row per statement, for CSV and XLSX: text and figures apart, with sources.

    Columns: relaxant, name, group, row, text, low, high, unit, level, basis, jurisdiction, asked_jurisdiction,
    status (given, unconfirmed, superseded, not_read), checked, source, locator, url, review, data_version. A range has
    two columns.
    """
    records: list[dict[str, object]] = []
    for row in comparison.rows:
        for relaxant, cell in row.cells.items():
            shared = {
                "relaxant": relaxant,
                "name": comparison.relaxants[relaxant],
                "group": row.group,
                "row": row.label,
            }
            tail = {
                "asked_jurisdiction": comparison.jurisdiction,
                "review": review_word(draft=relaxant in comparison.drafts),
                "data_version": comparison.version,
            }
            if not cell.statements:
                records.append({**shared, "text": cell.empty, "status": "not_read", **tail})
            for fact in cell.statements:
                records.append(
                    {
                        **shared,
                        "text": fact.text,
                        "low": fact.low,
                        "high": fact.high,
                        "unit": fact.unit,
                        "level": fact.level or "",
                        "basis": fact.basis,
                        "jurisdiction": fact.jurisdiction,
                        "status": fact.status,
                        "checked": fact.checked,
                        "source": "; ".join(citation.title for citation in fact.citations),
                        "locator": "; ".join(dict.fromkeys(citation.locator for citation in fact.citations)),
                        "url": "; ".join(citation.url for citation in fact.citations),
                        **tail,
                    }
                )
    columns = [
        "relaxant", "name", "group", "row", "text", "low", "high", "unit", "level", "basis", "jurisdiction",
        "asked_jurisdiction", "status", "checked", "source", "locator", "url",
        "review", "data_version",
    ]  # fmt: skip
    return pd.DataFrame(records, columns=columns)
