"""What Evidence says of an estimate in plain words: what was counted, how much more or less, against what."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data.schema.terms import RATIOS
from dashboard.evidence.estimates import Estimate, Verdict
from dashboard.evidence.questions import Question
from dashboard.wording.figures import capital, lowered, number

OUTCOMES: dict[str, str] = {
    "acceptability": "stopping the treatment early",
    "active function, arm": "use of the arm",
    "adverse events": "side effects",
    "adverse events, arm": "side effects, arm treated",
    "adverse events, leg": "side effects, leg treated",
    "brain injury or dislocation": "brain injury or a joint out of place",
    "delirium": "sudden confusion",
    "disability": "trouble with daily tasks",
    "disability (DAS), arm": "trouble with daily tasks, arm treated",
    "disability (target chosen by the patient)": "trouble with a task that the patient chose",
    "effects on stomach and bowel": "upset stomach or bowel",
    "effects on the nervous system": "sleepiness, dizziness and the like",
    "falls": "falls",
    "falls with fracture": "falls with a broken bone",
    "fractures": "broken bones",
    "Fugl-Meyer score, leg": "movement of the leg",
    "gait speed, leg": "walking speed",
    "global assessment by physicians, arm": "overall change as doctors saw it, arm treated",
    "global improvement": "feeling better overall",
    "hospital stay for encephalopathy": "hospital stay for severe confusion",
    "injury": "injuries",
    "malformations": "birth defects",
    "muscle tone, arm": "stiffness of the arm",
    "muscle tone, leg": "stiffness of the leg",
    "no global improvement": "not feeling better",
    "opioid overdose": "overdose of strong painkillers (opioids)",
    "pain": "pain",
    "pain intensity": "how bad the pain is",
    "pain not relieved": "pain that did not get better",
    "pain relief": "less pain",
    "psychiatric effects": "effects on mood and mind",
    "quality of the trials": "how good the studies are",
    "response": "people who got better",
    "spasticity": "tight, stiff muscles (spasticity)",
    "spasticity (Ashworth)": "stiffness that an examiner felt",
    "spasticity (patient-rated)": "stiffness as patients rate it",
    "spasticity lower by 30 %, as patients report": "stiffness lower by almost a third, as patients rate it",
    "weakness": "weakness",
}
"""Outcomes in plain words; a test holds that every outcome of evidence.csv has one."""
MEANS: dict[Verdict, str] = {
    "better": "better, and not likely to be chance",
    "worse": "worse, and not likely to be chance",
    "lower": "lower, and not likely to be chance",
    "higher": "higher, and not likely to be chance",
    "chance": "may be chance",
    "no_interval": "the source does not say how exact this is",
}
HOW_OFTEN: dict[str, str] = {
    "RR": "{} times as common",
    "HR": "about {} times as common",
    "OR": "odds {} times as high",
}


def outcome(said: str) -> str:
    """Name an outcome in plain words."""
    return capital(OUTCOMES[said])


def result(one: Estimate) -> str:
    """Say an estimate without its interval: ``about 3.3 times as common``; ``7.7 lower (0 to 100 points)``."""
    row = one.row
    if row.estimate is None:
        return "no figure given"
    if row.measure in RATIOS:
        said = HOW_OFTEN[row.measure].format(number(row.estimate))
        return f"less common ({said})" if row.estimate < 1 and row.measure != "OR" else said
    side = "lower" if row.estimate < 0 else "higher"
    return f"{number(abs(row.estimate))} {side}{f' ({row.scale})' if row.scale else ''}"


def sure(one: Estimate) -> str:
    """Say whether the result may be chance, whether it matters, and how certain the source calls it."""
    certainty = f"{one.row.certainty} certainty" if one.row.certainty else "certainty not rated"
    small = "too small to matter, " if one.is_small else ""
    return capital(f"{small}{MEANS[one.verdict]}; {certainty}")


def against(one: Estimate) -> str:
    """Name what it was compared with; a placebo is a dummy treatment."""
    return one.against.replace("placebo", "a dummy treatment")


def outcomes(asked: Sequence[Question]) -> str:
    """Name what some questions are about, each once: ``side effects; broken bones``."""
    return "; ".join(dict.fromkeys(lowered(OUTCOMES[question.outcome]) for question in asked))
