"""Visitors behind the proxy, and what they can tell."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from websockets.exceptions import ConnectionClosed

from bench.proxy import Guest
from bench.servers import Answer, ask
from bench.sessions import Run

PICKS = (
    ("baclofen", "tizanidine"),
    ("baclofen", "dantrolene"),
    ("diazepam", "tizanidine"),
    ("methocarbamol", "metaxalone"),
    ("carisoprodol", "cyclobenzaprine"),
    ("dantrolene", "diazepam", "tizanidine"),
)
PAUSE_SECONDS = 1.5


NOTICE = (b"The connection to the server was lost", b"lost_checked")
"""Words of the notice, and the key of its button, that are shown above the view after a session was lost."""


def drawn(run: Run) -> list[bytes]:
    """Everything that a run put on the page, without the notice that a session was lost."""
    told = [element.SerializeToString(deterministic=True) for element in run.elements]
    return [element for element in told if not any(words in element for words in NOTICE)]


def tables(run: Run) -> set[str]:
    """What the tables of a page say, which is the view; what surrounds them is drawn twice after a loss."""
    return {
        element.bidi_component.json
        for element in run.elements
        if element.bidi_component.component_name == "myocompare_table"
    }


def upload(guest: Guest) -> Answer:
    """Open a saved plan: only the process that holds the session takes it."""
    body = (
        b'--mark\r\nContent-Disposition: form-data; name="file"; filename="plan.csv"\r\n'
        b"Content-Type: text/csv\r\n\r\nday,dose\r\n\r\n--mark--\r\n"
    )
    token = {"Content-Type": "multipart/form-data; boundary=mark", "X-Xsrftoken": guest.cookies["_streamlit_xsrf"]}
    port = int(guest.address.rsplit(":", 1)[1])
    path = f"/_stcore/upload_file/{guest.session}/plan"
    return ask(port, path, guest.headers() | token, method="PUT", body=body)


@dataclass
class Regular:
    """A visitor who looks at the same view again and again, and notes what goes wrong."""

    guest: Guest
    picks: tuple[str, ...]
    faults: list[str] = field(default_factory=list[str])
    gaps: list[float] = field(default_factory=list[float])
    runs: int = 0
    _new: set[str] = field(default_factory=set[str])
    _known: list[bytes] = field(default_factory=list[bytes])

    async def look(self, enough: asyncio.Event) -> None:
        """Ask for the page until it is enough; connect again where the connection breaks, as a browser does."""
        query = {"relaxants": self.picks}
        self._new = tables(await self.guest.arrive("compare", query))
        assert self._new, "the view was not seen"
        self._known = drawn(await self.guest.open("compare", query))
        while not enough.is_set():
            asked = time.perf_counter()
            try:
                seen = drawn(await self.guest.open("compare", query))
            except ConnectionClosed:
                await self._again(asked)
            else:
                if seen != self._known:
                    self.faults.append("another view")
            self.runs += 1
            await asyncio.sleep(PAUSE_SECONDS)
        await self.guest.leave()

    async def _again(self, asked: float) -> None:
        """Connect and ask again; every failure on the way would be an error on the screen."""
        session = self.guest.session
        self.guest.known.clear()  # so that the whole view is sent
        try:
            run = await self.guest.return_to("compare", {"relaxants": self.picks})
        except (ConnectionClosed, OSError) as error:
            self.faults.append(f"{type(error).__name__}: {error}")
            return
        self.gaps.append(time.perf_counter() - asked)
        if self.guest.session == session:
            self.faults.append("the session outlived its process")
        if tables(run) != self._new:
            self.faults.append("another view after the connection broke")
