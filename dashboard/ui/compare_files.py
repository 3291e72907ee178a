"""What Compare offers to take away: one page, the whole comparison on paper, a workbook and tables."""

from __future__ import annotations

from functools import partial

import pandas as pd

from dashboard.compare.comparison_frame import comparison_frame
from dashboard.compare.glance.glance import Glance
from dashboard.compare.glance.glance_frame import glance_frame
from dashboard.compare.glance.what_differs import differences
from dashboard.paper.comparison_sheet import BY_COUNTRY, comparison_sheet
from dashboard.paper.detailed_handout import detailed_handout
from dashboard.paper.document import Imprint, PaperDocument
from dashboard.paper.guide_sheet import guide_sheet
from dashboard.paper.imprint import FOR_PROFESSIONALS, under_review
from dashboard.profile.guide import guide
from dashboard.render.workbook import WorkbookHeading, workbook
from dashboard.ui import show
from dashboard.ui.glance_view import is_guide, shown_overview
from dashboard.ui.print_or_save import PaperSheet, offer_paper
from dashboard.ui.side_by_side import compared
from dashboard.ui.state import State
from dashboard.wording.figures import listed


def offer_files(current: State) -> None:
    """Offer the overview as one page, every statement as a hand-out, and both as a workbook and as CSV."""
    overview = shown_overview(current)
    sheets = (
        PaperSheet("One page", "one page", partial(_one_page, current, overview)),
        PaperSheet("In detail", "in detail", partial(_in_detail, current)),
    )
    imprint = offer_paper(current, sheets, key="compare")
    show.download("Workbook (Excel)", "compare.xlsx", lambda: _workbook(current, overview, imprint), key="compare-xlsx")
    show.download_csv(
        "At a glance as CSV",
        "at a glance",
        lambda: show.with_warnings(current, glance_frame(overview)),
        key="glance-csv",
        quiet=True,
    )
    show.download_csv("Everything as CSV", "compare", lambda: _everything(current), key="compare-csv", quiet=True)


def _one_page(current: State, overview: Glance, imprint: Imprint) -> PaperDocument:
    """Make the sheet of what the overview shows: the guide in sentences, or the table."""
    if is_guide(current):
        told = guide(current.catalogue, current.relaxants, current.jurisdiction, current.forms)
        return guide_sheet(told, imprint, _under_review(current))
    return comparison_sheet(overview, differences(overview), imprint)


def _in_detail(current: State, imprint: Imprint) -> PaperDocument:
    return detailed_handout(compared(current), imprint, _under_review(current))


def _under_review(current: State) -> list[str]:
    return under_review(current.catalogue, current.relaxants)


def _everything(current: State) -> pd.DataFrame:
    return show.with_warnings(current, comparison_frame(compared(current)))


def _workbook(current: State, overview: Glance, imprint: Imprint) -> bytes:
    reviewed = _under_review(current)
    place = BY_COUNTRY if overview.by_country else imprint.place
    heading = WorkbookHeading(
        listed(current.names),
        (
            f"MyoCompare · {place} · data {imprint.version} · made on {imprint.made_on}",
            f"Under review: {', '.join(reviewed)}." if reviewed else "What matters most was read twice.",
            FOR_PROFESSIONALS,
        ),
        imprint.size,
    )
    return workbook(overview, compared(current), heading, differences(overview), data=_everything(current))
