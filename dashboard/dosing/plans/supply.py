"""Which tablets make a dose, how much liquid, and how much of each a plan needs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import ProductRow
from dashboard.dosing.plans.plan import Plan
from dashboard.wording.figures import number

LIQUIDS = ("oral_solution", "oral_suspension")
UNITS = {"granules": "packet", "capsule": "capsule", "er_capsule": "capsule"}
PARTS = {1: "", 2: "scored in halves", 3: "scored in thirds", 4: "scored in quarters"}
WORDS = {Fraction(1, 2): "½", Fraction(1, 4): "¼", Fraction(3, 4): "¾", Fraction(1, 3): "⅓", Fraction(2, 3): "⅔"}
SMALLEST_ML = Fraction(1, 10)
MOST_PIECES = 24


@dataclass(frozen=True, kw_only=True)
class Strength:
    """One strength at hand.

    Parameters
    ----------
    amount
        Drug in one piece, or in ``per_ml`` of a liquid.
    unit
        Unit of the amount.
    parts
        Equal parts that its score marks give; 1 where it has none or none is known (hazard H21).
    per_ml
        Millilitres that hold the amount; 0 for what is not liquid.
    brands
        Products that have it; "generic" for those without a brand.
    checked
        Whether any product of it was read in its source.
    """

    amount: Fraction
    unit: str
    parts: int
    per_ml: Fraction
    brands: tuple[str, ...]
    checked: bool

    @property
    def label(self) -> str:
        """Say the strength, its score and its products: ``4 mg, scored in quarters (Zanaflex)``."""
        size = f"{number(float(self.amount))} {self.unit}"
        if self.per_ml:
            concentration = number(float(self.amount / self.per_ml))
            size += f" in {number(float(self.per_ml))} mL ({concentration} {self.unit}/mL)"
        said = ", ".join(part for part in (size, PARTS[self.parts]) if part)
        return f"{said} ({', '.join(self.brands)})" + ("" if self.checked else ", not verified")


def strengths(catalogue: Catalogue, relaxant: str, form: str, jurisdiction: str) -> dict[str, Strength]:
    """Return the strengths of one drug alone that a jurisdiction markets in a form, by label, smallest first.

    Products of a strength that differ in their score stand apart; combinations with other drugs are left out.
    """
    grouped: dict[tuple[Fraction, Fraction, int], list[ProductRow]] = {}
    for row in catalogue.rows(ProductRow, relaxant):
        if (row.form, row.jurisdiction, row.status) == (form, jurisdiction, "marketed") and not row.ingredients:
            per_ml = Fraction(0) if row.per_unit != "mL" or row.per_amount is None else _exact(row.per_amount)
            parts = 1 if row.score_parts is None or form.startswith("er_") else row.score_parts
            grouped.setdefault((_exact(row.strength), per_ml, parts), []).append(row)
    made = [
        Strength(
            amount=amount,
            unit=rows[0].strength_unit,
            parts=parts,
            per_ml=per_ml,
            brands=tuple(sorted({row.brand or "generic" for row in rows})),
            checked=any(row.checked for row in rows),
        )
        for (amount, per_ml, parts), rows in grouped.items()
    ]
    ordered = sorted(made, key=lambda one: (one.amount / one.per_ml if one.per_ml else one.amount, one.parts))
    return {strength.label: strength for strength in ordered}


def _exact(value: float) -> Fraction:
    return Fraction(str(value))


Pieces = tuple[tuple[Strength, Fraction], ...]
Cost = tuple[int, int, int]


def make_dose(dose: float, at_hand: Sequence[Strength]) -> Pieces | None:
    """Return the fewest pieces that make a dose, or None where `MOST_PIECES` do not; a part counts as a piece.

    Of equal counts the one with fewer broken tablets is taken, then the one with fewer strengths. Only scored tablets
    are divided, and only into the parts that their marks give (hazard H21).
    """
    return _doses_of(tuple(at_hand)).get(_exact(dose))


def nearest(dose: float, at_hand: Sequence[Strength]) -> tuple[float, ...]:
    """Return the nearest doses below and above that the strengths can make; empty where there are none."""
    made = [one for one in _doses_of(tuple(at_hand)) if one]
    below = max((one for one in made if one < dose), default=None)
    above = min((one for one in made if one > dose), default=None)
    return tuple(float(one) for one in (below, above) if one is not None)


@lru_cache(maxsize=64)
def _doses_of(at_hand: tuple[Strength, ...]) -> dict[Fraction, Pieces]:
    """Return every dose that up to `MOST_PIECES` of some strengths make, with its pieces.

    It is kept for the last sets of strengths: products of the tables, nothing of a patient.
    """
    best: dict[Fraction, tuple[Cost, Pieces]] = {Fraction(0): ((0, 0, 0), ())}
    for strength in sorted((one for one in at_hand if not one.per_ml), key=lambda one: -one.amount):
        for total, (cost, pieces) in list(best.items()):
            for count in range(1, (MOST_PIECES - cost[0]) * strength.parts + 1):
                share = Fraction(count, strength.parts)
                raised = (cost[0] + math.ceil(share), cost[1] + int(share.denominator > 1), cost[2] + 1)
                reached = total + share * strength.amount
                if reached not in best or raised < best[reached][0]:
                    best[reached] = (raised, (*pieces, (strength, share)))
    return {total: pieces for total, (_, pieces) in best.items()}


def millilitres(dose: float, strength: Strength) -> Fraction:
    """Return the volume of a liquid that holds a dose, in mL; raises ValueError for what is not liquid."""
    if not strength.per_ml:
        raise ValueError(f"{strength.label} is not a liquid")
    return _exact(dose) * strength.per_ml / strength.amount


def measurable(volume: Fraction) -> bool:
    """Whether a volume can be read off an oral syringe marked in tenths of a millilitre."""
    return (volume / SMALLEST_ML).denominator == 1


def share_text(share: Fraction) -> str:
    """Write a number of tablets: ``1½``."""
    whole, rest = divmod(share, 1)
    return (str(whole) if whole or not rest else "") + (WORDS[rest] if rest else "")


def dose_text(dose: float, at_hand: Sequence[Strength], form: str, unit: str) -> str:
    """Say how a dose is made: ``2 tablets of 5 mg``; liquids always in mg and mL (hazard H20); or that it cannot be."""
    if not at_hand:
        return ""
    if form in LIQUIDS:
        volume = millilitres(dose, at_hand[0])
        said = f"{number(dose)} {unit} = {number(round(float(volume), 3))} mL"
        return said if measurable(volume) else f"{said}, not a whole tenth of a millilitre"
    pieces = make_dose(dose, at_hand)
    if pieces is None:
        near = " or ".join(number(one) for one in nearest(dose, at_hand))
        return f"{number(dose)} {unit} cannot be made of up to {MOST_PIECES} pieces" + (
            f"; nearest {near} {unit}" if near else ""
        )
    return " + ".join(_pieces_text(strength, share, form, unit) for strength, share in pieces)


def _pieces_text(strength: Strength, share: Fraction, form: str, unit: str) -> str:
    """Say some pieces of a strength; where one is divided, which products have the score marks for it."""
    said = f"{share_text(share)} {_piece(form, share)} of {number(float(strength.amount))} {unit}"
    return said if share.denominator == 1 else f"{said} ({', '.join(strength.brands)}, {PARTS[strength.parts]})"


def _piece(form: str, share: Fraction) -> str:
    piece = UNITS.get(form, "tablet")
    return piece if share <= 1 else f"{piece}s"


@dataclass(frozen=True)
class Supply:
    """What a plan needs.

    Parameters
    ----------
    pieces
        Tablets (or capsules, packets) of each strength, parts included.
    volume_ml
        Volume of each liquid.
    impossible
        Doses that the strengths at hand cannot make; they are in no sum.
    """

    pieces: Mapping[Strength, Fraction]
    volume_ml: Mapping[Strength, Fraction]
    impossible: tuple[float, ...]


def supply(plan: Plan, at_hand: Sequence[Strength]) -> Supply:
    """Add up what a plan needs of each strength; liquids are taken from the first of `at_hand`."""
    pieces: dict[Strength, Fraction] = {}
    volumes: dict[Strength, Fraction] = {}
    impossible: set[float] = set()
    for step in plan.steps:
        for dose in step.doses:
            if at_hand and at_hand[0].per_ml:
                volume = millilitres(dose.amount, at_hand[0]) * step.days
                volumes[at_hand[0]] = volumes.get(at_hand[0], Fraction(0)) + volume
                continue
            made = make_dose(dose.amount, at_hand)
            if made is None:
                impossible.add(dose.amount)
                continue
            for strength, share in made:
                pieces[strength] = pieces.get(strength, Fraction(0)) + share * step.days
    return Supply(pieces, volumes, tuple(sorted(impossible)))


def supply_text(need: Supply, form: str) -> list[str]:
    """Say what to supply, a line each: whole tablets, and the volume of liquids rounded up to a millilitre."""
    said = [
        f"{math.ceil(share)} {_piece(form, Fraction(math.ceil(share)))} of {strength.label}"
        + (f" ({share_text(share)} are taken)" if share.denominator > 1 else "")
        for strength, share in sorted(need.pieces.items(), key=lambda item: item[0].amount)
    ]
    said += [f"{math.ceil(volume)} mL of {strength.label}" for strength, volume in need.volume_ml.items()]
    return said
