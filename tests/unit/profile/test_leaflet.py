"""The leaflet: in the order of an NHS page, without a dose, honest about gaps, with the danger of stopping on top."""

from __future__ import annotations

import re

import pytest

from dashboard.compare.cells.cell import Viewpoint
from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import CounsellingRow, EmergencyRow, PrecautionRow
from dashboard.names.relaxants import picked_forms
from dashboard.profile.leaflet import ON_VISITS, SECTIONS, Leaflet, leaflet
from dashboard.profile.leaflet_parts import SILENT, name_of, without
from dashboard.profile.leaflet_safety import DO_NOT_STOP
from dashboard.profile.leaflet_who import who
from dashboard.wording.jurisdictions import with_data
from dashboard.wording.plain_words import AGENT_CLASSES, FACTORS
from dashboard.wording.statements import Statement
from tests.builders import catalogue

HEADINGS = [
    "What it is for",
    "How it works",
    "Who can take it",
    "How to start and take it",
    "If you miss a dose",
    "Side effects",
    "Other medicines and alcohol",
    "Driving and machines",
    "Pregnancy and breastfeeding",
    "Stopping it",
    "What else helps",
    "Questions to ask",
]
GIVEN = ("abobotulinumtoxina", "baclofen-intrathecal", "incobotulinumtoxina", "onabotulinumtoxina")
AMOUNT = re.compile(r"\d[\d.,]*\s*(?:mg|mcg|µg|micrograms?|g|ml|units?|tablets?|capsules?|sprays?)\b", re.IGNORECASE)
SCHEDULE = re.compile(
    r"\b(?:once|twice|(?:\d|one|two|three|four|five|six) times) (?:a|per|each) day|\b(?:daily|every \d+ hours)\b",
    re.IGNORECASE,
)


def leaflet_of(real: Catalogue, relaxant: str, place: str = "US", forms: tuple[str, ...] = ()) -> Leaflet:
    return leaflet(real, relaxant, place, picked_forms(real, [relaxant], forms)[relaxant])


def words(shown: Leaflet, *keys: str) -> str:
    """Return all words of some sections, of all where none is named."""
    parts = [one.text for one in shown.warnings] if not keys else []
    for section in shown.sections:
        if not keys or section.key in keys:
            for block in section.blocks:
                parts += [block.lead, *(one.text for one in block.statements)]
    return " ".join(parts)


def test_all_have_a_leaflet_in_the_order_of_an_nhs_page(real: Catalogue) -> None:
    assert len(real.names) == 21
    for relaxant in real.names:
        shown = leaflet_of(real, relaxant)
        usual = [ON_VISITS.get(key, heading) for key, heading in zip(SECTIONS, HEADINGS, strict=True)]
        expected = HEADINGS if relaxant not in GIVEN else usual
        assert [section.heading for section in shown.sections] == expected, relaxant
        for section in shown.sections:
            assert section.blocks, (relaxant, section.key)


@pytest.mark.parametrize("place", ["US", "GB", "DE", "JP"])
def test_no_leaflet_gives_a_dose(real: Catalogue, place: str) -> None:
    for relaxant in real.names:
        said = words(leaflet_of(real, relaxant, place))
        assert AMOUNT.findall(said) == [], relaxant
        assert SCHEDULE.findall(said) == [], relaxant


def test_the_leaflet_on_baclofen_answers_in_full(real: Catalogue) -> None:
    shown = leaflet_of(real, "baclofen")
    assert "Lioresal" in shown.brands
    assert "Baclosign" in shown.also_called
    assert "multiple sclerosis" in words(shown, "for")
    assert re.search("off-label.*pain after surgery.*sudden low back pain", words(shown, "for"), re.IGNORECASE)
    assert "spine" in words(shown, "works")
    assert "starts low" in words(shown, "take")
    assert "lowest dose that helps" in words(shown, "take")
    assert "as your prescriber says" in words(shown, "take")
    for effect in ("sleepy", "dizz", "weak"):
        assert effect in words(shown, "effects")
    missed = words(shown, "missed")
    assert "when you think of it" in missed
    assert "skip the missed one" in missed
    assert "Never take two doses at once" in missed
    assert DO_NOT_STOP in {one.text for one in shown.warnings}
    assert "seizures" in words(shown, "stopping")
    assert "Exercise and physical therapy" in words(shown, "else")


def test_advice_on_a_missed_dose_is_the_own_row_and_no_other(real: Catalogue) -> None:
    for relaxant in real.names:
        own = [row for row in real.rows(CounsellingRow, relaxant) if row.topic == "missed_dose"]
        said = words(leaflet_of(real, relaxant), "missed").strip()
        assert said.startswith(tuple(row.advice_plain.rstrip(".") for row in own)), relaxant


def test_where_no_source_says_anything_the_leaflet_sends_to_a_pharmacist() -> None:
    shown = leaflet(catalogue("newdrug"), "newdrug", "US", ("tablet",))
    for key in ("works", "who", "missed", "driving", "pregnancy", "stopping", "else"):
        assert SILENT in words(shown, key), key
    assert "Take it as your prescriber says." in words(shown, "take")
    assert "What do I do if I miss a dose?" in words(shown, "questions")


def test_silence_of_a_source_ends_in_somebody_to_ask(real: Catalogue) -> None:
    for relaxant in real.names:
        said = words(leaflet_of(real, relaxant))
        for row in real.rows(CounsellingRow, relaxant):
            text = row.advice_plain.rstrip(".")
            if row.value_status == "not_stated" and text in said:
                whole = text + said.partition(text)[2][:40]
                assert re.search(r"\b(?:[Aa]sk|[Tt]ell|[Tt]alk|[Cc]all)\b", whole), (relaxant, row.topic)


@pytest.mark.parametrize("place", ["US", "GB", "DE", "FR"])
def test_h29_do_not_stop_suddenly_is_pinned_wherever_any_label_says_so(real: Catalogue, place: str) -> None:
    for relaxant in real.names:
        rows = [row for row in real.rows(PrecautionRow, relaxant) if row.factor == "abrupt_stop"]
        danger = any(row.level in ("contraindicated", "avoid") for row in rows)
        pinned = DO_NOT_STOP in {one.text for one in leaflet_of(real, relaxant, place).warnings}
        assert pinned == danger, relaxant


def test_the_boxed_warning_is_on_top_in_plain_words(real: Catalogue) -> None:
    for relaxant in real.names:
        box = real.summary(relaxant).boxed_warning_plain
        on_top = " ".join(one.text for one in leaflet_of(real, relaxant, "GB").warnings)
        assert box.rstrip(".") in on_top
        assert bool(box) == bool(real.summary(relaxant).boxed_warning)


def test_whatever_the_own_label_forbids_is_named(real: Catalogue) -> None:
    for relaxant in real.names:
        forms = set(picked_forms(real, [relaxant], ())[relaxant])
        said = words(leaflet_of(real, relaxant), "who")
        for row in real.rows(PrecautionRow, relaxant):
            if row.jurisdiction == "US" and row.level == "contraindicated" and (not row.form or forms & set(row.form)):
                name = row.short_plain or (
                    "age under" if row.factor == "children" and row.age_max_y else FACTORS[row.factor]
                )
                assert name.lower() in said.lower(), (relaxant, row.factor)


def test_h10_what_another_country_forbids_is_named_where_the_own_label_is_silent(real: Catalogue) -> None:
    shown = leaflet_of(real, "diazepam", "DE")
    (must_not, *_) = next(section for section in shown.sections if section.key == "who").blocks
    assert must_not.strong
    named = {one.text.lower() for one in must_not.statements}
    assert any("glaucoma" in text and "label from the us" in text for text in named)
    assert "glaucoma" not in words(shown, "who").partition("We have not checked")[2]


PAIR = [
    {"relaxant": "newdrug", "form": "tablet"},
    {"relaxant": "newdrug", "form": "injection"},
]
KIDNEY = {"relaxant": "newdrug", "factor": "renal_impairment", "detail": "Kidney disease.", "short": "kidney disease"}


def _who(*precautions: dict[str, str]) -> str:
    small = catalogue("newdrug", products=PAIR, precautions=precautions)
    view = Viewpoint(small, "newdrug", "US", forms=("tablet", "injection"), wording="plain")
    return " ".join(one.text for block in who(view) for one in block.statements)


def test_h7_a_form_is_named_only_where_the_others_were_read() -> None:
    forbidden = {**KIDNEY, "form": "injection", "level": "contraindicated"}
    assert "Kidney problems (injection)" in _who(forbidden, {**KIDNEY, "form": "tablet", "level": "caution"})
    assert "(injection)" not in _who(forbidden)


def test_every_country_of_the_sidebar_has_its_emergency_number(real: Catalogue) -> None:
    numbers = {row.jurisdiction: row.number for row in real.every(EmergencyRow)}
    assert set(with_data(real)) <= set(numbers)
    for place, number in (("US", "911"), ("GB", "999"), ("DE", "112"), ("AU", "000")):
        assert f"In an emergency, call {number}." in words(leaflet_of(real, "tizanidine", place), "effects")


def test_two_medicines_of_one_kind_are_two_names() -> None:
    texts = [
        "Blood pressure tablets (ACE inhibitors)",
        "Blood pressure tablets (sartans)",
        "Ciprofloxacin",
        "ciprofloxacin (US)",
        "Kidney problems (in some cases: ask) (label from the UK, Germany)",
        "kidney problems (tablets, liquid)",
    ]
    kept = [one.text for one in without(map(Statement, texts), ())]
    assert kept == [texts[0], texts[1], texts[2], texts[4]]
    assert without([Statement("kidney problems")], [Statement(texts[4])]) == []


def test_every_group_of_medicines_keeps_its_name() -> None:
    names = {name_of(Statement(name)) for name in AGENT_CLASSES.values()}
    assert len(names) == len(set(map(str.lower, AGENT_CLASSES.values())))


def test_h2_figures_of_another_country_say_whose_they_are(real: Catalogue) -> None:
    assert "Feeling sleepy: 63 in 100 people" in words(leaflet_of(real, "baclofen", "US"), "effects")
    british = words(leaflet_of(real, "baclofen", "GB"), "effects")
    assert "36 in 100 with a dummy pill (label from the US)" in british
    assert "Common (label from the US):" in british


def test_that_people_died_has_its_sources(real: Catalogue) -> None:
    for relaxant in real.names:
        for section in leaflet_of(real, relaxant).sections:
            for block in section.blocks:
                for one in block.statements:
                    if one.text.startswith("Some people have died"):
                        assert one.citations, relaxant
                assert "died" not in block.lead, relaxant


def test_h7_how_many_get_sleepy_is_of_the_chosen_form(real: Catalogue) -> None:
    capsule = words(leaflet_of(real, "cyclobenzaprine", "US", ("cyclobenzaprine.er_capsule",)), "effects")
    every = words(leaflet_of(real, "cyclobenzaprine"), "effects")
    assert "29 in 100 people" in every
    assert "29 in 100 people" not in capsule


def test_a_name_without_a_source_is_never_that_of_another_therapy(real: Catalogue) -> None:
    assert leaflet_of(real, "baclofen").also_called == ("Baclosign", "Balgifen")
    assert "Gablofen" in leaflet_of(real, "baclofen-intrathecal").brands
