"""Rules for kidney and liver as lines of a table: those of several forms that say the same share one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Level, PrecautionRow
from dashboard.suitability.patient_rules import APPLIES, PatientRule, patient_rules
from dashboard.wording.figures import capital
from dashboard.wording.kidney import WHETHER_IMPAIRED
from dashboard.wording.levels import SILENCE
from dashboard.wording.statements import Citation, label, once, superseded
from dashboard.wording.who import Patient

MOST_CHARACTERS = 75
NO_RULE = "None read that could hold: unknown, not safe"


@dataclass(frozen=True, kw_only=True)
class RuleLine:
    """One line: for which form, whether it applies, for whom, and what it asks for.

    `short` says in a few words what `text` says in full; it is empty where the full text is short.
    """

    relaxant: str
    name: str
    form: str
    stands: str
    whom: str
    text: str
    short: str = ""
    level: Level | None = None
    place: str = ""
    citations: tuple[Citation, ...] = ()
    unconfirmed: bool = False
    superseded: bool = False

    @property
    def asked(self) -> str:
        """Say whether it applies, in fewer words where its source gives no number."""
        return self.stands.replace(WHETHER_IMPAIRED, "kidney function, no number given")

    @property
    def applies(self) -> bool:
        """Whether it is known to apply."""
        return self.stands == APPLIES


def rule_lines(
    catalogue: Catalogue,
    relaxants: Sequence[str],
    jurisdiction: str,
    *,
    forms: Mapping[str, Sequence[str]],
    patient: Patient,
) -> tuple[list[RuleLine], dict[str, str]]:
    """Return the lines of the rules that apply to a patient or may, and whose they are if borrowed: name -> notice."""
    made: list[RuleLine] = []
    notices: dict[str, str] = {}
    for relaxant in relaxants:
        name = catalogue.names[relaxant]
        rules, notice = patient_rules(catalogue, relaxant, jurisdiction, forms=forms[relaxant], patient=patient)
        if notice:
            notices[name] = notice
        if not rules:
            made.append(RuleLine(relaxant=relaxant, name=name, form="", stands="No rule found", whom="", text=NO_RULE))
        lines = _joined([_line(catalogue, rule, jurisdiction) for rule in rules])
        made += [line for line in lines if line.level not in SILENCE]
        made += _unmentioned([line for line in lines if line.level in SILENCE])
    return made, notices


def _line(catalogue: Catalogue, rule: PatientRule, jurisdiction: str) -> RuleLine:
    row = rule.row
    led = f"{label('level', rule.level)}: "
    return RuleLine(
        relaxant=row.relaxant,
        name=catalogue.names[row.relaxant],
        form=rule.form,
        stands=rule.stands,
        whom=rule.whom,
        text=rule.text.removeprefix(led),
        short=_short(rule, rule.text.removeprefix(led)),
        level=rule.level,
        place="" if row.jurisdiction == jurisdiction else row.jurisdiction,
        citations=rule.citations,
        unconfirmed=not row.checked,
        superseded=superseded(catalogue, row),
    )


def _short(rule: PatientRule, text: str) -> str:
    """Return the few words of a precaution, or the first sentence of a dose rule, marked as cut."""
    if len(text) <= MOST_CHARACTERS:
        return ""
    if isinstance(rule.row, PrecautionRow) and rule.row.short:
        return capital(rule.row.short)
    whole = text.partition(". ")[0].partition("; ")[0].rstrip(".")
    return whole + " \u2026" if len(whole) < len(text.rstrip(".")) else ""


def _unmentioned(lines: Sequence[RuleLine]) -> list[RuleLine]:
    """Put what a label does not mention, which is unknown and never safe (hazard H5), into one line at the end."""
    if not lines:
        return []
    needs = dict.fromkeys(line.asked.removeprefix("Depends on ") for line in lines)
    return [
        replace(
            lines[0],
            form=", ".join(dict.fromkeys(line.form for line in lines)),
            stands="Unknown",
            whom="; ".join(needs),
            short="Not mentioned in the label: unknown, not safe",
            text=" ".join(dict.fromkeys(line.text for line in lines)),
            citations=once(citation for line in lines for citation in line.citations),
            unconfirmed=any(line.unconfirmed for line in lines),
            superseded=any(line.superseded for line in lines),
        )
    ]


def _joined(lines: Sequence[RuleLine]) -> list[RuleLine]:
    """Join lines that differ in nothing but their form and source; what is unconfirmed stays apart."""
    alike: dict[tuple[object, ...], list[RuleLine]] = {}
    for line in lines:
        key = (line.stands, line.whom, line.text, line.level, line.place, line.unconfirmed, line.superseded)
        alike.setdefault(key, []).append(line)
    return [
        replace(
            same[0],
            form=", ".join(dict.fromkeys(line.form for line in same)),
            citations=once(citation for line in same for citation in line.citations),
        )
        for same in alike.values()
    ]
