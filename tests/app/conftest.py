"""The whole app in one process, without a browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pyarrow as pa
import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from dashboard.ui import navigation
from dashboard.ui.address import PARAMETERS

ENTRY = Path(__file__).resolve().parents[2] / "streamlit_app.py"
PAGES = {page.title: page.file for page in navigation.PAGES.values()}
Open = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def _scan_packages_once() -> Iterator[None]:
    """Streamlit looks through all installed packages for components whenever an app is opened: half of each test."""
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture
def open_page() -> Open:
    """Open a page with some relaxants picked and other values set by key."""

    def opened(page: str, picked: tuple[str, ...] = (), **values: object) -> AppTest:
        app = AppTest.from_file(str(ENTRY), default_timeout=60)
        app.session_state["relaxants"] = list(picked)
        for key, value in values.items():
            app.session_state[key] = value
        app = app.run() if page == "Start" else app.switch_page(PAGES[page]).run()
        for key in [key for key in values if key in PARAMETERS and key in app.session_state]:
            assert app.session_state[key] == values[key], f"the widget of {key} does not know what the test asks for"
        return app

    return opened


def in_browser(app: AppTest, parameter: str) -> list[str]:
    """Return what the browser's address says of a parameter after the page has put codes there."""
    asked = app.query_params.get(parameter, [])
    put = app.session_state["address_of_session"].put
    return put.get(parameter, [asked] if isinstance(asked, str) else list(asked))


def words(app: AppTest) -> str:
    """Return all texts of the page that are not tables or charts, without their tags."""
    kinds = ("title", "markdown", "caption", "warning", "error", "text", "header")
    return "\n".join(plain(str(element.value)) for kind in kinds for element in app.get(kind))


def plain(said: str) -> str:
    """Return a text as it would be typed: code in backticks, without its tags, its elements of words and escapes."""
    words = re.sub(r":color\[((?:\\.|[^\]\\])*)\]", r"\1", re.sub("</?code>", "`", said))
    return unescape(re.sub(r"<[^>]+>", "", words))


def headings(app: AppTest, level: int) -> list[str]:
    """Return the headings of a level."""
    said = [element.value for element in app.markdown]
    titles = [title.value for title in app.title] if level == 1 else []
    return titles + [plain(text) for text in said if text.startswith(f"<h{level}>")]


def sheets(app: AppTest) -> str:
    """Return the HTML of the tables on the page."""
    return "\n".join(each_sheet(app))


def each_sheet(app: AppTest) -> list[str]:
    """Return the HTML of each table on the page."""
    return [element.proto.json for element in app.get("bidi_component")]


def charts(app: AppTest) -> list[str]:
    """Return each chart of the page as text: its specification and its data as CSV."""
    return [
        element.proto.spec
        + "".join(pa.ipc.open_stream(part.data.data).read_pandas().to_csv() for part in element.proto.datasets)
        for element in app.get("vega_lite_chart")
    ]
