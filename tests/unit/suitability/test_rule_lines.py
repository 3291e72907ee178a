"""Rules for kidney and liver in lines: short words first, nothing milder than the whole, forms joined."""

from __future__ import annotations

from dashboard.data.catalogue import Catalogue
from dashboard.names.relaxants import picked_forms
from dashboard.suitability.patient_rules import patient_rules
from dashboard.suitability.rule_lines import rule_lines
from dashboard.wording.levels import SILENCE
from dashboard.wording.statements import label
from dashboard.wording.who import Patient
from tests.builders import catalogue


def test_every_rule_is_in_a_line_with_its_level_and_words(real: Catalogue) -> None:
    forms = picked_forms(real, list(real.names), [])
    for patient in (Patient(), Patient(crcl=20.0), Patient(hepatic="severe")):
        lines, _ = rule_lines(real, list(real.names), "US", forms=forms, patient=patient)
        for relaxant in real.names:
            rules, _ = patient_rules(real, relaxant, "US", forms=forms[relaxant], patient=patient)
            for rule in rules:
                said = rule.text.removeprefix(f"{label('level', rule.level)}: ")
                own = [line for line in lines if (line.relaxant, line.level) == (relaxant, rule.level)]
                held = [line for line in own if said in line.text and line.stands in (rule.stands, "Unknown")]
                assert held, rule
                assert (held[0].stands == "Unknown") == (rule.level in SILENCE)


def test_h5_what_a_label_does_not_mention_is_one_line_that_says_unknown(real: Catalogue) -> None:
    lines, _ = rule_lines(real, ["baclofen"], "US", forms={"baclofen": ("tablet",)}, patient=Patient())
    (silent,) = [line for line in lines if line.level == "not_mentioned"]
    assert silent is lines[-1]
    assert silent.whom == "liver function; whether on dialysis"
    assert "unknown, not safe" in silent.short


def test_rules_of_several_forms_that_say_the_same_share_a_line() -> None:
    rule = {
        "relaxant": "tizanidine", "phase": "titration", "population": "renal_impairment", "renal_measure": "crcl",
        "renal_max": "25", "advice": "Smaller single doses.",
    }  # fmt: skip
    made = catalogue("tizanidine", dosing=[rule | {"form": "tablet"}, rule | {"form": "capsule"}])
    forms = {"tizanidine": ("tablet", "capsule")}
    (line,), _ = rule_lines(made, ["tizanidine"], "US", forms=forms, patient=Patient())
    assert line.form == "tablet, capsule"
    assert line.stands == "Depends on creatinine clearance"
    unread = [rule | {"form": "tablet"}, rule | {"form": "capsule", "checked": ""}]
    lines, _ = rule_lines(catalogue("tizanidine", dosing=unread), ["tizanidine"], "US", forms=forms, patient=Patient())
    assert [line.unconfirmed for line in lines] == [False, True], "what is confirmed lends nothing to what is not"


def test_no_rule_is_unknown_and_never_safe() -> None:
    (line,), _ = rule_lines(
        catalogue("tizanidine"), ["tizanidine"], "US", forms={"tizanidine": ("tablet",)}, patient=Patient()
    )
    assert line.stands == "No rule found"
    assert "unknown, not safe" in line.text


def test_a_long_rule_has_few_words_that_do_not_pretend_to_be_the_whole(real: Catalogue) -> None:
    forms = picked_forms(real, list(real.names), [])
    lines, _ = rule_lines(real, list(real.names), "US", forms=forms, patient=Patient())
    short = [line for line in lines if line.short and line.level not in SILENCE]
    assert len(short) > 20
    assert all(len(line.short) < len(line.text) + 3 for line in short)
