"""What somebody types of a patient enters no cache that visitors share (hazard H31)."""

from __future__ import annotations

import functools
import gc
import sys

import pytest

from bench.servers import ROOT
from dashboard import __version__
from dashboard.data.catalogue import Catalogue
from dashboard.render import texts
from dashboard.ui import navigation
from tests.app.conftest import PAGES, Open, headings, words

TYPED = {
    "my_age": "83",
    "my_measure": "From serum creatinine (Cockcroft-Gault)",
    "my_weight": "61.73",
    "my_sex": "male",
    "my_creatinine": "1.3790",
    "my_unit": "mg/dL",
    "my_has": ["Porphyria"],
    "my_medicines": ["zzyzxol", "Cipro"],
    "my_stopped": ["qwxyzine"],
}
SECRETS = ("61.73", "1.379", "zzyzxol", "qwxyzine", "porphyria", "Porphyria")


def kept_by_plain_caches() -> str:
    """What the caches of `functools` in the dashboard were asked with, but for the catalogue, as text."""
    kind = type(functools.lru_cache(lambda: None))
    modules = [module for name, module in sys.modules.items() if name.startswith("dashboard")]
    caches = [one for module in modules for one in vars(module).values() if isinstance(one, kind)]
    assert caches, "the caches of the dashboard were not found"
    held = [
        entries
        for one in caches
        for entries in gc.get_referents(one)
        if isinstance(entries, dict) and entries is not vars(one)
    ]
    assert any(held), "no cache holds anything: this looks in the wrong place"
    keys = [key if isinstance(key, tuple) else (key,) for entries in held for key in entries]
    return repr([part for key in keys for part in key if not isinstance(part, Catalogue)])


@pytest.mark.parametrize("page", PAGES)
def test_every_page_ends_with_its_versions_and_the_link_to_what_happens_to_entries(
    open_page: Open, real: Catalogue, page: str
) -> None:
    app = open_page(page, ("baclofen",))
    footer = words(app).splitlines()[-1]
    assert f"Code {__version__}. Data {real.version}, last read {real.reviewed}." in footer
    (link,) = app.get("page_link")
    assert (link.proto.label, link.proto.page) == ("What happens to what you type", "privacy")


def test_the_page_on_what_happens_to_entries_is_not_in_the_navigation(open_page: Open) -> None:
    assert [path for path, page in navigation.PAGES.items() if page.hidden] == ["privacy"]
    app = open_page("What happens to what you type", ("baclofen",))
    assert headings(app, 1) == ["What happens to what you type"]
    assert headings(app, 2) == [heading for heading, _ in texts.privacy()]
    assert "for 2 more minutes" in words(app)


@pytest.mark.parametrize("page", PAGES)
def test_h31_what_is_typed_is_no_argument_of_anything_cached(open_page: Open, page: str) -> None:
    app = open_page("Suitability", ("tizanidine", "baclofen"), **TYPED)
    app.switch_page(PAGES[page]).run()
    assert not app.exception
    kept = kept_by_plain_caches()
    for secret in SECRETS:
        assert secret not in kept


def test_h31_the_caches_of_streamlit_are_not_used_so_that_this_test_sees_them_all() -> None:
    sources = [*ROOT.glob("dashboard/**/*.py"), ROOT / "streamlit_app.py", ROOT / "serve.py"]
    assert len(sources) > 100
    assert [path.name for path in sources if "st.cache_" in path.read_text(encoding="utf-8")] == []
