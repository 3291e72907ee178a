"""How hard the plain texts are to read. Needs textstat, which only development and `make data` have."""

from __future__ import annotations

import re

from dashboard.data.catalogue import Catalogue
from dashboard.data.faults import Fault
from dashboard.data.frames import records

HIGHEST_GRADE = 8
PLAIN_COLUMNS = {"relaxants": ("mechanism_plain", "summary_plain"), "counselling": ("advice_plain",)}


def hard_texts(catalogue: Catalogue) -> list[Fault]:
    """Return a fault for every plain text above US grade 8 (Flesch-Kincaid); names of drugs count as plain words."""
    from textstat import textstat  # pyright: ignore[reportMissingTypeStubs]

    names = sorted({name.split(" (")[0] for name in catalogue.names.values()}, key=len, reverse=True)
    drugs = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
    faults: list[Fault] = []
    for table, columns in PLAIN_COLUMNS.items():
        for row, record in enumerate(records(catalogue[table]), start=2):
            for column in columns:
                text = drugs.sub("this drug", record[column])
                grade = float(textstat.flesch_kincaid_grade(text)) if text else 0.0
                if grade > HIGHEST_GRADE:
                    rule = (
                        f"{record['relaxant']}: it reads at grade {grade:.1f}, plain texts at {HIGHEST_GRADE} or below"
                    )
                    faults.append(Fault(f"{table}.csv", row, column, "", rule))
    return faults
