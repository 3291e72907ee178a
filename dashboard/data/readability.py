"""How hard the plain texts are to read. Needs textstat, which only development and `make data` have."""

from __future__ import annotations

import re

from dashboard.data.catalogue import Catalogue
from dashboard.data.faults import Fault
from dashboard.data.rows import CounsellingRow, RelaxantRow, TableRow
from dashboard.data.schema import TABLES

HIGHEST_GRADE = 8


def hard_texts(catalogue: Catalogue) -> list[Fault]:
    """Return a fault for every plain text above US grade 8 (Flesch-Kincaid); names of drugs count as plain words."""
    faults: list[Fault] = []
    names = drug_names(catalogue)
    for kind, texts in _plain_texts(catalogue).items():
        for line, (relaxant, column, written) in texts:
            found = grade(names, written)
            if found > HIGHEST_GRADE:
                rule = f"{relaxant}: it reads at grade {found:.1f}, plain texts at {HIGHEST_GRADE} or below"
                faults.append(Fault(file=TABLES[kind.TABLE].file_name, row=line, column=column, rule=rule))
    return faults


def grade(names: re.Pattern[str], text: str) -> float:
    """Return the US grade of a text (Flesch-Kincaid 1975); `names` of drugs count as plain words."""
    from textstat import textstat  # pyright: ignore[reportMissingTypeStubs]

    said = names.sub("this drug", text)
    return float(textstat.flesch_kincaid_grade(said)) if said.strip() else 0.0


def drug_names(catalogue: Catalogue) -> re.Pattern[str]:
    """Return what finds the names of the relaxants in a text, the longest first."""
    names = sorted({name.split(" (")[0] for name in catalogue.names.values()}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)), re.IGNORECASE)


PlainText = tuple[str, str, str]


def _plain_texts(catalogue: Catalogue) -> dict[type[TableRow], list[tuple[int, PlainText]]]:
    """Return the plain texts of each table with their lines: relaxant, column, text."""
    summaries = enumerate(catalogue.every(RelaxantRow), start=2)
    advice = enumerate(catalogue.every(CounsellingRow), start=2)
    return {
        RelaxantRow: [
            (line, (row.relaxant, column, text))
            for line, row in summaries
            for column, text in (
                ("mechanism_plain", row.mechanism_plain),
                ("boxed_warning_plain", row.boxed_warning_plain),
                ("summary_plain", row.summary_plain),
            )
        ],
        CounsellingRow: [(line, (row.relaxant, "advice_plain", row.advice_plain)) for line, row in advice],
    }
