"""Creatinine clearance by Cockcroft and Gault, with the questions that must be answered before it is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.wording.figures import number

Sex = Literal["female", "male"]
CreatinineUnit = Literal["mg/dL", "µmol/L"]
UMOL_PER_MG_DL = 88.42
FEMALE = 0.85
PLAUSIBLE_MG_DL = (0.3, 10.0)
PLAUSIBLE_AGE_Y = (18.0, 110.0)
PLAUSIBLE_WEIGHT_KG = (35.0, 180.0)
METHOD = "Cockcroft DW, Gault MH. Nephron 1976;16:31-41"
LIMITS = (
    "Adults with steady creatinine only: not in acute kidney injury, pregnancy, dialysis, or below 18 years. "
    "It misleads at extremes of weight or muscle mass, such as after paralysis or amputation. "
    "It is a clearance in mL/min, not an eGFR."
)


@dataclass(frozen=True)
class Clearance:
    """A creatinine clearance in mL/min, and how it was worked out."""

    ml_min: float
    text: str


def in_mg_dl(creatinine: float, unit: CreatinineUnit) -> float:
    """Return serum creatinine in mg/dL; 1 mg/dL is 88.42 µmol/L (molar mass 113.12 g/mol)."""
    return creatinine if unit == "mg/dL" else creatinine / UMOL_PER_MG_DL


def cockcroft_gault(*, age_y: float, weight_kg: float, sex: Sex, creatinine: float, unit: CreatinineUnit) -> Clearance:
    """Estimate the creatinine clearance of an adult (Cockcroft and Gault 1976), from actual body weight.

    Raises
    ------
    ValueError
        For a value that is not above 0, or an age below 18 or of 140 and over, where the formula does not hold.
    """
    if weight_kg <= 0 or creatinine <= 0:
        raise ValueError("weight and creatinine must be above 0")
    if not PLAUSIBLE_AGE_Y[0] <= age_y < 140:
        raise ValueError("the formula holds for adults: age 18 to under 140")
    value = (140 - age_y) * weight_kg / (72 * in_mg_dl(creatinine, unit)) * (FEMALE if sex == "female" else 1)
    converted = "" if unit == "mg/dL" else f" / {UMOL_PER_MG_DL}"
    factor = f" x {FEMALE}" if sex == "female" else ""
    text = (
        f"(140 - {number(age_y)}) x {number(weight_kg)} kg / (72 x {number(creatinine)} {unit}{converted}){factor} "
        f"= {value:.0f} mL/min"
    )
    return Clearance(value, text)


def doubts(age_y: float, weight_kg: float, creatinine: float, unit: CreatinineUnit) -> list[str]:
    """Ask what must be confirmed before the numbers are used: values that are rare, or look like the other unit."""
    asked: list[str] = []
    level = in_mg_dl(creatinine, unit)
    if not PLAUSIBLE_MG_DL[0] <= level <= PLAUSIBLE_MG_DL[1]:
        other: CreatinineUnit = "µmol/L" if unit == "mg/dL" else "mg/dL"
        asked.append(f"Creatinine {number(creatinine)} {unit} is rare. Is the unit perhaps {other}?")
    if age_y > PLAUSIBLE_AGE_Y[1]:
        asked.append(f"Age {number(age_y)} years is rare. Is it right?")
    if not PLAUSIBLE_WEIGHT_KG[0] <= weight_kg <= PLAUSIBLE_WEIGHT_KG[1]:
        asked.append(f"Weight {number(weight_kg)} kg is rare. Is it in kilograms?")
    return asked
