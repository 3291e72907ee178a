"""Filters keep, take out and leave unknown; nothing is dropped in silence."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.catalogue import Catalogue
from dashboard.explore.filters import FILTERS, Criteria, FilterKey, active_filters, apply, loosened
from tests.builders import catalogue

MADE = catalogue(
    relaxants=[
        {"relaxant": "baclofen", "half_life_min_h": "2", "half_life_max_h": "4", "common_side_effects": "drowsiness"},
        {
            "relaxant": "tizanidine",
            "half_life_min_h": "2.5",
            "half_life_max_h": "2.5",
            "common_side_effects": "dry_mouth",
            "controlled_schedule": "none",
        },
        {"relaxant": "carisoprodol", "use_class": "antispasmodic", "controlled_schedule": "CIV"},
    ],
    citations=[{"relaxant": name, "column": "common_side_effects"} for name in ("baclofen", "tizanidine")],
    precautions=[
        {"relaxant": "baclofen", "factor": "renal_impairment", "level": "adjust"},
        {"relaxant": "tizanidine", "factor": "renal_impairment", "level": "not_read", "checked": ""},
        {"relaxant": "carisoprodol", "factor": "renal_impairment", "level": "contraindicated"},
    ],
    availability=[{"relaxant": "baclofen"}, {"relaxant": "carisoprodol", "status": "withdrawn", "jurisdiction": "GB"}],
    products=[{"relaxant": "baclofen"}, {"relaxant": "carisoprodol", "form": "capsule"}],
    indications=[
        {"relaxant": "baclofen", "condition": "spasticity_ms"},
        {"relaxant": "carisoprodol", "condition": "spasticity_ms", "status": "not_for"},
    ],
)


def test_without_criteria_everything_is_kept() -> None:
    assert list(apply(MADE, Criteria()).kept) == ["baclofen", "carisoprodol", "tizanidine"]


def test_h28_unknown_is_a_bucket_of_its_own_with_a_reason() -> None:
    result = apply(MADE, Criteria(factors=("renal_impairment",)))
    assert list(result.kept) == ["baclofen"]
    assert [judgement.reason for judgement in result.unknown["tizanidine"]] == [
        "US label not read on kidney impairment"
    ]
    assert "contraindicated in kidney impairment" in result.removed["carisoprodol"][0].reason


def test_a_label_for_spasticity_of_any_cause_answers_for_each_cause_it_does_not_speak_of() -> None:
    made = catalogue(
        "tizanidine",
        "baclofen",
        indications=[
            {"relaxant": "tizanidine", "condition": "spasticity_other"},
            {"relaxant": "baclofen", "condition": "spasticity_other"},
            {"relaxant": "baclofen", "condition": "spasticity_stroke", "status": "not_for"},
        ],
    )
    stroke = apply(made, Criteria(conditions=("spasticity_stroke",)))
    assert list(stroke.kept) == ["tizanidine"]
    assert list(stroke.removed) == ["baclofen"]
    assert set(apply(made, Criteria(conditions=("low_back_pain_chronic",))).unknown) == {"baclofen", "tizanidine"}


def test_h28_a_condition_without_a_source_is_unknown_and_not_for_is_out() -> None:
    result = apply(MADE, Criteria(conditions=("spasticity_ms",)))
    assert list(result.kept) == ["baclofen"]
    assert list(result.unknown) == ["tizanidine"]
    assert "not for" in result.removed["carisoprodol"][0].reason


def test_a_figure_that_nobody_read_does_not_pass_a_bound() -> None:
    result = apply(MADE, Criteria(half_life_max_h=3.0))
    assert list(result.kept) == ["tizanidine"]
    assert list(result.unknown) == ["carisoprodol"]
    assert result.removed["baclofen"][0].reason == "half-life 2 to 4 h"


def test_an_empty_schedule_is_unknown_not_uncontrolled() -> None:
    schedules = {"baclofen": "none", "carisoprodol": "CIV", "tizanidine": ""}
    made = catalogue(relaxants=[{"relaxant": name, "controlled_schedule": one} for name, one in schedules.items()])
    result = apply(made, Criteria(uncontrolled=True))
    assert (list(result.kept), list(result.removed)) == (["baclofen"], ["carisoprodol"])
    assert result.unknown["tizanidine"][0].reason == "US schedule not read"


def test_h51_a_time_without_an_upper_end_never_passes_an_upper_bound() -> None:
    made = catalogue(relaxants=[{"relaxant": "baclofen", "half_life_min_h": "2"}])
    short, long = (apply(made, Criteria(half_life_max_h=bound)) for bound in (3.0, 1.0))
    assert short.unknown["baclofen"][0].reason == "half-life 2 h or longer"
    assert long.removed["baclofen"][0].reason == "half-life 2 h or longer"


def kidneys(*rows: dict[str, str], **asked: object) -> tuple[str, str]:
    """Return the bucket of methocarbamol, sold as tablet and injection, and what is said of it."""
    forms = [{"relaxant": "methocarbamol", "form": form} for form in ("tablet", "injection")]
    given = [{"relaxant": "methocarbamol", "factor": "renal_impairment"} | row for row in rows]
    made = catalogue("methocarbamol", products=forms, precautions=given)
    result = apply(made, replace(Criteria(factors=("renal_impairment",)), **asked))
    buckets = {"kept": result.kept, "unknown": result.unknown, "removed": result.removed}
    name = next(name for name, bucket in buckets.items() if bucket)
    return name, "; ".join(judgement.reason for judgement in buckets[name]["methocarbamol"])


INJECTION = {"level": "contraindicated", "form": "injection"}


def test_h7_an_injection_rule_does_not_take_out_a_tablet_that_was_read_and_is_said() -> None:
    assert kidneys(INJECTION, {"level": "caution", "form": "tablet"}) == (
        "kept",
        "contraindicated in kidney impairment as injection (US)",
    )


def test_h7_a_tablet_that_nobody_read_beside_a_forbidden_injection_is_unknown() -> None:
    assert kidneys(INJECTION) == (
        "unknown",
        "US label not read on kidney impairment as tablet; contraindicated in kidney impairment as injection (US)",
    )


def test_h7_forms_that_are_not_sold_here_keep_nothing_in_view(real: Catalogue) -> None:
    assert kidneys(INJECTION, forms=("injection",))[0] == "removed"
    assert "orphenadrine" in apply(real, Criteria(factors=("glaucoma",))).removed


def test_a_rule_without_a_form_holds_for_all() -> None:
    assert kidneys({"level": "contraindicated"}) == ("removed", "contraindicated in kidney impairment (US)")


def test_h10_a_contraindication_elsewhere_is_said_of_what_is_kept_or_unknown() -> None:
    foreign = {"level": "contraindicated", "jurisdiction": "GB"}
    assert kidneys({"level": "caution"}, foreign) == ("kept", "contraindicated in kidney impairment elsewhere (GB)")
    assert kidneys(foreign) == (
        "unknown",
        "US label not read on kidney impairment; contraindicated in kidney impairment elsewhere (GB)",
    )


def test_h28_a_site_or_target_that_is_not_settled_stays_unknown() -> None:
    made = catalogue(
        relaxants=[
            {"relaxant": "baclofen", "acts_at": "spinal_cord", "acts_on": "gaba_b"},
            {"relaxant": "metaxalone", "acts_at": "cns"},
            {"relaxant": "dantrolene", "acts_at": "muscle", "acts_on": "calcium_release"},
        ]
    )
    cord = apply(made, Criteria(acts=("spinal_cord",)))
    assert (list(cord.kept), list(cord.unknown), list(cord.removed)) == (["baclofen"], ["metaxalone"], ["dantrolene"])
    assert cord.removed["dantrolene"][0].reason == "acts at: Muscle itself, Calcium release in muscle"
    assert list(apply(made, Criteria(acts=("gaba_b",))).unknown) == ["metaxalone"]
    assert list(apply(made, Criteria(acts=("cns",))).kept) == ["baclofen", "metaxalone"]
    assert list(apply(made, Criteria(acts=("muscle",))).removed) == ["baclofen", "metaxalone"]


def test_when_nothing_matches_it_says_which_filter_to_loosen() -> None:
    criteria = Criteria(purpose="spasm", avoid_effects=("drowsiness",), text="baclofen")
    assert not apply(MADE, criteria).kept
    assert active_filters(criteria) == ["purpose", "side_effect", "search"]
    assert loosened(MADE, criteria) == {"search": 1}
    assert loosened(MADE, Criteria(purpose="spasm", text="baclofen")) == {"purpose": 1, "search": 1}


FULL = Criteria(
    purpose="spasm",
    conditions=("spasticity_ms",),
    factors=("glaucoma",),
    forms=("tablet",),
    avoid_effects=("drowsiness",),
    available=True,
    uncontrolled=True,
    half_life_max_h=3.0,
    doses_per_day_max=2.0,
    acts=("cns",),
    text="baclofen",
)


def test_every_criterion_has_one_filter_and_every_filter_a_name_of_its_own() -> None:
    assert active_filters(FULL) == list(FILTERS) == list(get_args(FilterKey))
    bare = FULL
    for one in FILTERS.values():
        assert one.without(FULL) != FULL
        bare = one.without(bare)
    assert bare == Criteria()
    assert len({one.label for one in FILTERS.values()}) == len(FILTERS)


def test_each_filter_drops_the_criterion_of_its_name() -> None:
    dropped = {key: vars(one.without(FULL)) for key, one in FILTERS.items()}
    changed = {
        key: field for key, left in dropped.items() for field, asked in vars(FULL).items() if left[field] != asked
    }
    assert changed == {
        "purpose": "purpose",
        "condition": "conditions",
        "contraindication": "factors",
        "form": "forms",
        "available": "available",
        "side_effect": "avoid_effects",
        "uncontrolled": "uncontrolled",
        "half_life": "half_life_max_h",
        "doses_a_day": "doses_per_day_max",
        "site_or_target": "acts",
        "search": "text",
    }
    assert set(changed.values()) == set(vars(FULL)) - {"jurisdiction"}


CRITERIA = st.builds(
    Criteria,
    purpose=st.sampled_from([None, "spasticity", "spasm"]),
    conditions=st.sampled_from([(), ("spasticity_ms",)]),
    factors=st.sampled_from([(), ("renal_impairment",), ("glaucoma", "renal_impairment")]),
    forms=st.sampled_from([(), ("tablet",), ("capsule",)]),
    avoid_effects=st.sampled_from([(), ("drowsiness",)]),
    available=st.booleans(),
    uncontrolled=st.booleans(),
    half_life_max_h=st.sampled_from([None, 3.0]),
    doses_per_day_max=st.sampled_from([None, 2.0]),
    acts=st.sampled_from([(), ("spinal_cord",), ("gaba_b", "muscle"), ("cns",)]),
    text=st.text(max_size=8),
)


@given(CRITERIA)
def test_every_relaxant_is_in_exactly_one_bucket_and_says_why(criteria: Criteria) -> None:
    result = apply(MADE, criteria)
    buckets = [set(result.kept), set(result.unknown), set(result.removed)]
    assert sorted(name for bucket in buckets for name in bucket) == sorted(MADE.names)
    assert all(reasons and all(j.reason for j in reasons) for reasons in result.removed.values())
    assert all(reasons and all(j.reason for j in reasons) for reasons in result.unknown.values())


@given(CRITERIA, st.sampled_from(["factors", "conditions", "text", "purpose"]))
def test_dropping_a_filter_never_loses_a_relaxant(criteria: Criteria, field: str) -> None:
    wider = apply(MADE, replace(criteria, **{field: getattr(Criteria(), field)}))
    assert set(apply(MADE, criteria).kept) <= set(wider.kept)


def test_real_purpose_splits_the_class(real: Catalogue) -> None:
    spasticity = apply(real, Criteria(purpose="spasticity"))
    assert {"baclofen", "tizanidine", "dantrolene", "diazepam"} <= set(spasticity.kept)
    assert "carisoprodol" in spasticity.removed
