"""Who is on which list of an additive effect follows from the rules between classes (hazard H45)."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import ClassRuleRow
from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.interactions.load import classes_with, contributors, on_no_list
from dashboard.names.medicines import Medicine, read_medicines
from tests.builders import catalogue as made_of

LISTED = {
    "sedation": (
        "mirtazapine", "quetiapine", "pregabalin", "diphenhydramine", "zolpidem", "alcohol", "Percocet", "Norco",
        "lamotrigine", "guanfacine", "benzodiazepines", "amitriptyline",
    ),
    "anticholinergic": ("oxybutynin", "amitriptyline", "diphenhydramine", "cetirizine", "phenelzine"),
    "hypotension": ("lisinopril", "tamsulosin", "silodosin", "nitroglycerin", "Viagra", "Cialis", "clonidine"),
    "serotonin": ("sertraline", "venlafaxine", "sumatriptan", "linezolid", "tramadol", "morphine", "NyQuil"),
    "qt": ("sotalol", "methadone", "citalopram", "hydroxychloroquine"),
    "liver": ("methotrexate", "isoniazid", "Percocet", "valproate"),
    "weakness": ("rocuronium", "gentamicin", "Botox", "Dysport", "baclofen", "tolperisone"),
}  # fmt: skip


def on(real: Catalogue, effect: str, *typed: str) -> set[str]:
    """Return the keys of the medicines that are on the list of an effect."""
    medicines = read_medicines(real, typed).medicines
    found = {one.name for one in contributors(real, (), medicines, "US")[effect]}
    return {one.key for one in medicines if one.name in found}


@pytest.mark.parametrize(("effect", "typed"), [(effect, name) for effect, names in LISTED.items() for name in names])
def test_h45_a_medicine_is_on_the_list_of_what_it_adds_to(real: Catalogue, effect: str, typed: str) -> None:
    assert on(real, effect, typed)
    assert all(one.citations or one.why == "entered as a class" for one in contributors(
        real, (), read_medicines(real, [typed]).medicines, "US")[effect])  # fmt: skip


@pytest.mark.parametrize(
    ("effect", "typed"),
    [
        ("sedation", "Botox"), ("sedation", "lithium"), ("sedation", "sertraline"), ("sedation", "tolperisone"),
        ("serotonin", "mirabegron"), ("anticholinergic", "Botox"), ("hypotension", "ibuprofen"), ("qt", "lisinopril"),
        ("liver", "lisinopril"), ("weakness", "lorazepam"),
    ],
)  # fmt: skip
def test_h45_a_medicine_is_on_no_list_without_a_class_that_says_so(real: Catalogue, effect: str, typed: str) -> None:
    assert not on(real, effect, typed)


def test_h45_a_medicine_on_no_list_is_named(real: Catalogue) -> None:
    typed = ["levothyroxine", "mirtazapine", "metformin", "Percocet", "gentamicin", "silodosin"]
    medicines = read_medicines(real, typed).medicines
    assert on_no_list(real, medicines) == ["levothyroxine", "metformin"]


@pytest.mark.parametrize(
    ("effect", "relaxants"),
    [
        ("sedation", {"baclofen", "baclofen-intrathecal", "tizanidine", "orphenadrine", "nabiximols", "metaxalone"}),
        ("anticholinergic", {"cyclobenzaprine", "cyclobenzaprine-sublingual", "orphenadrine", "pridinol"}),
        ("hypotension", {"baclofen", "baclofen-intrathecal", "tizanidine"}),
        ("serotonin", {"cyclobenzaprine", "cyclobenzaprine-sublingual", "metaxalone"}),
        ("qt", {"tizanidine"}),
        ("liver", {"dantrolene", "tizanidine", "chlorzoxazone"}),
        ("weakness", {"onabotulinumtoxina", "abobotulinumtoxina", "incobotulinumtoxina", "baclofen", "tolperisone"}),
    ],
)
def test_h45_relaxants_count_by_their_classes_too(real: Catalogue, effect: str, relaxants: set[str]) -> None:
    for place in ("US", "GB", "DE"):
        found = {one.name for one in contributors(real, list(real.names), (), place)[effect]}
        assert {real.names[relaxant] for relaxant in relaxants} <= found, place


def test_h45_toxins_are_on_no_list_but_that_of_weakness_and_of_what_their_labels_share(real: Catalogue) -> None:
    toxins = ["onabotulinumtoxina", "abobotulinumtoxina", "incobotulinumtoxina"]
    found = contributors(real, toxins, (), "US")
    assert {effect for effect, drugs in found.items() if drugs} == {"anticholinergic", "weakness"}


def test_h45_another_form_of_a_relaxant_counts_like_its_drug(real: Catalogue) -> None:
    pump = Medicine("baclofen-intrathecal", "agent", "Intrathecal baclofen")
    assert [one.name for one in contributors(real, (), [pump], "US")["sedation"]] == ["Intrathecal baclofen"]


def test_h45_every_rule_of_an_effect_fills_its_list(real: Catalogue) -> None:
    listed = classes_with(real)
    assert list(listed) == list(VOCABULARIES["additive"])
    rules = real.every(ClassRuleRow)
    for rule in rules:
        own = {one.class_ for one in rules if one.additive == rule.additive and one.class_ == one.with_class}
        if own & {rule.class_, rule.with_class}:
            assert {rule.class_, rule.with_class} <= set(listed[rule.additive])
    assert "muscle_relaxant" not in listed["sedation"], "opioid labels name the class, not every member is sedating"
    assert listed["sedation"][0] == "cns_depressant"
    assert listed["hypotension"][0] == "hypotensive"


def test_h45_a_rule_puts_both_classes_on_the_list_of_its_effect() -> None:
    def rule(one: str, other: str) -> dict[str, str]:
        return {"class": one, "with_class": other, "additive": "qt", "level": "caution", "effect": "longer QT"}

    made = made_of(
        "tizanidine", class_rules=[rule("qt_prolonging", "qt_prolonging"), rule("qt_prolonging", "diuretic")]
    )
    assert classes_with(made)["qt"] == ("qt_prolonging", "diuretic")
