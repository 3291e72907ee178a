"""The page Profile: which relaxant it shows, and its profile or, in plain language, its leaflet."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Form
from dashboard.names.relaxants import picked_forms
from dashboard.paper.document import Imprint, PaperDocument
from dashboard.paper.imprint import under_review
from dashboard.paper.leaflet_sheet import leaflet_sheet
from dashboard.paper.profile_sheet import profile_sheet
from dashboard.profile.leaflet import Leaflet, leaflet
from dashboard.profile.profile import profile
from dashboard.render import leaflet_markup, profile_markup
from dashboard.ui import show
from dashboard.ui.choices import relaxant_choice
from dashboard.ui.kept import kept
from dashboard.ui.print_or_save import PaperSheet, offer_paper
from dashboard.ui.state import State
from dashboard.ui.tables import show_table
from dashboard.ui.visitor import today

DRUG, PICKED_BEFORE = "drug", "profile_pick"


def choose_drug(current: State) -> str | None:
    """Let the reader choose any relaxant; the first of the pick is the usual one, and a new pick is shown at once."""
    usual = current.relaxants[0] if current.relaxants else None
    _follow_pick(current.relaxants)
    choice = relaxant_choice(DRUG, current.catalogue, _by_name(current.catalogue), usual)
    return replace(choice, optional=usual is None).optional_selectbox(
        "Drug", placeholder="Choose a drug", labelled=False
    )


def _by_name(catalogue: Catalogue) -> dict[str, str]:
    """Return all relaxants, key -> name, in alphabetical order."""
    return dict(sorted(catalogue.names.items(), key=lambda pair: pair[1].lower()))


def _follow_pick(relaxants: tuple[str, ...]) -> None:
    """Show what was just picked in the sidebar, and no longer what was just taken out."""
    before = st.session_state.get(PICKED_BEFORE, relaxants)
    st.session_state[PICKED_BEFORE] = relaxants
    added = [name for name in relaxants if name not in before]
    gone = st.session_state.get(DRUG) in set(before) - set(relaxants)
    if added or gone:
        st.session_state[DRUG] = added[-1] if added else next(iter(relaxants), None)


def offer_files(current: State, relaxant: str) -> None:
    """Offer the profile, in plain words the leaflet, on paper."""
    forms = _forms(current, relaxant)
    if current.plain:
        shown = _leaflet(current.catalogue, relaxant, current.jurisdiction, forms)
        sheet = PaperSheet("Leaflet", f"leaflet {relaxant}", partial(leaflet_sheet, current.catalogue, shown))
    else:
        sheet = PaperSheet("Profile", f"profile {relaxant}", partial(_profile_sheet, current, relaxant, forms))
    offer_paper(current, [sheet], key="profile")


def _profile_sheet(current: State, relaxant: str, forms: tuple[Form, ...], imprint: Imprint) -> PaperDocument:
    whole = profile(current.catalogue, relaxant, current.jurisdiction, forms)
    return profile_sheet(current.catalogue, whole, imprint, under_review(current.catalogue, [relaxant]))


def show_profile(current: State, relaxant: str) -> None:
    """Show the profile of a relaxant for professionals."""
    forms = _forms(current, relaxant)
    show_table(_profile(current.catalogue, relaxant, current.jurisdiction, forms), key="profile")


@kept
def _profile(catalogue: Catalogue, relaxant: str, jurisdiction: str, forms: tuple[Form, ...]) -> str:
    return profile_markup.profile_page(catalogue, profile(catalogue, relaxant, jurisdiction, forms))


def show_leaflet(current: State, relaxant: str) -> None:
    """Show the leaflet of a relaxant for patients."""
    shown = _leaflet(current.catalogue, relaxant, current.jurisdiction, _forms(current, relaxant))
    show_table(leaflet_markup.leaflet_page(current.catalogue, shown, today().isoformat()), key="leaflet")


@kept
def _leaflet(catalogue: Catalogue, relaxant: str, jurisdiction: str, forms: tuple[Form, ...]) -> Leaflet:
    return leaflet(catalogue, relaxant, jurisdiction, forms)


def _forms(current: State, relaxant: str) -> tuple[Form, ...]:
    """Return the forms that the sidebar chose of a relaxant; all of one that is not picked."""
    return current.forms.get(relaxant) or picked_forms(current.catalogue, [relaxant], ())[relaxant]


def offer_drugs(current: State) -> None:
    """Say how to choose, and list every relaxant as a link."""
    show.empty("No drug chosen yet.", "Choose one above, type a name or a brand in the sidebar, or choose one here:")
    show_table(profile_markup.drug_list(_by_name(current.catalogue)), key="drug-list")
