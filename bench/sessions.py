"""A visitor without a browser: Streamlit's own messages over a websocket, as many visitors as wanted in one process.

A visitor keeps what a browser keeps: what the widgets say, and large messages that need not be sent again.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

from bench import widgets

LONGEST = 90.0
"""Seconds after which a run that has not ended counts as an error."""
QUIET = 2.0
"""Seconds without a message after which nothing of an earlier run is under way any more."""
Query = Mapping[str, Sequence[str]]


class RunError(Exception):
    """A run that ended otherwise than it should, or showed an exception."""


FAILURES = (RunError, OSError, TimeoutError, WebSocketException)
"""What a visit can fail with: the run, the connection, or waiting for either."""


@dataclass
class Run:
    """What one run took and sent.

    Parameters
    ----------
    seconds
        From the request to the message that the script has finished.
    size
        Bytes received.
    elements
        What was drawn, in the order of the page.
    folds
        Identities of the popovers and folds that tell the server whether they are open.
    """

    seconds: float = 0.0
    size: int = 0
    elements: list[Element] = field(default_factory=list[Element])
    folds: list[str] = field(default_factory=list[str])

    @property
    def words(self) -> str:
        """All that the elements say, for a test to look for a word."""
        return "\n".join(str(element) for element in self.elements)


@dataclass
class Visitor:
    """One session of a server.

    Parameters
    ----------
    address
        Of the server: ``http://127.0.0.1:8501``.
    session
        Key of the session, once there is one.
    query
        What the browser's address says, as the server has put it.
    pages
        Key of each page by its address.
    known
        Hashes of the messages that the server need not send again.
    states
        What the widgets say, by their identity.
    fragments
        The part of the page that a widget belongs to, where it has one.
    timezone
        Where the browser says that it is.
    heard
        All that the server has sent, where somebody wants to look at it.
    """

    address: str
    session: str = ""
    page: str = ""
    query: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    pages: dict[str, str] = field(default_factory=dict[str, str])
    known: set[str] = field(default_factory=set[str])
    states: dict[str, WidgetState] = field(default_factory=dict[str, WidgetState])
    fragments: dict[str, str] = field(default_factory=dict[str, str])
    timezone: str = "Europe/Berlin"
    heard: list[bytes] | None = None
    _socket: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        """Connect."""
        await self.connect()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave."""
        await self.leave()

    @property
    def socket(self) -> ClientConnection:
        """The open connection; raises RunError when there is none."""
        if self._socket is None:
            raise RunError("not connected")
        return self._socket

    def headers(self) -> dict[str, str]:
        """Return what the request for a connection carries beside what every browser sends."""
        return {}

    async def connect(self) -> None:
        """Open the websocket, in the session that was left if there was one."""
        protocols = ["streamlit", "none", *([self.session] if self.session else [])]
        self._socket = await connect(
            self.address.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=[Subprotocol(protocol) for protocol in protocols],
            origin=Origin(self.address),
            additional_headers=self.headers(),
            max_size=None,
            open_timeout=LONGEST,
        )

    async def leave(self) -> None:
        """Close the websocket."""
        await self.socket.close()

    def cut(self) -> None:
        """Lose the connection without a word, as a browser does whose network is gone."""
        self.socket.transport.abort()

    async def open(self, page: str = "", query: Query | str | None = None) -> Run:
        """Open a page as a link does, with parameters, or as the navigation does, with none.

        A `query` that is text is sent as it is, however it is encoded.
        """
        given = parse_qs(query) if isinstance(query, str) else query or {}
        self.page, self.query = page, {name: list(values) for name, values in given.items()}
        asked = self._asked()
        if isinstance(query, str):
            asked.query_string = query
        return await self._run(asked, {})

    async def set(self, key: str, value: widgets.Value) -> Run:
        """Type or choose something in the widget whose key is `key`."""
        return await self._run(self._asked(self.put(key, value)), {})

    def put(self, key: str, value: widgets.Value) -> str:
        """Type or choose something without telling the server; return the part of the page that holds the widget."""
        identity = self._identity(key)
        self.states[identity] = widgets.said(identity, value)
        return self.fragments.get(identity, "")

    async def again(self) -> Run:
        """Ask for the page once more with what the widgets say, as a browser does that has connected again."""
        return await self._run(self._asked(), {})

    async def back(self, last: str = "page_link") -> Run:
        """Connect again after a cut and ask for the page once more; return the last answer that is whole.

        What is left of an earlier run may come first. An answer is whole that holds an element of the kind with which
        every page ends.
        """
        await self.connect()
        await self.send(self.request())
        run = await self.answer()
        while not any(element.WhichOneof("type") == last for element in run.elements):
            run = await self.answer()
        while True:
            try:
                run = await asyncio.wait_for(self.answer(), QUIET)
            except TimeoutError:
                return run

    async def ask(self, key: str, value: widgets.Value) -> None:
        """Type or choose something and do not wait for the answer."""
        asked = self._asked(self.put(key, value))
        asked.widget_states.widgets.extend(self.states.values())
        await self.send(asked)

    def request(self) -> ClientState:
        """Return the request for the page with what the widgets say, to be sent without waiting for the answer."""
        asked = self._asked()
        asked.widget_states.widgets.extend(self.states.values())
        return asked

    async def press(self, key: str) -> Run:
        """Press the button whose key is `key`."""
        return await self._once(self._identity(key), widgets.pressed)

    async def tell(self, key: str, event: str, value: object) -> Run:
        """Let the component whose key is `key` report an event: a click in a table, a text left in a box."""
        return await self._once(self._identity(key), lambda identity: widgets.reported(identity, event, value))

    async def _once(self, identity: str, said: Callable[[str], WidgetState]) -> Run:
        return await self._run(self._asked(self.fragments.get(identity, "")), {identity: said(identity)})

    def keys(self) -> list[str]:
        """List the keys of the widgets that hold something."""
        return [_key(identity) for identity in self.states]

    def held(self, key: str) -> WidgetState:
        """Return what a widget holds."""
        return self.states[self._identity(key)]

    def _identity(self, key: str) -> str:
        found = [identity for identity in (*self.states, *self.fragments) if _key(identity) == key]
        if not found:
            raise RunError(f"no widget {key!r} on page {self.page!r}")
        return found[-1]

    def _asked(self, fragment: str = "") -> ClientState:
        asked = ClientState(query_string=urlencode(self.query, doseq=True), fragment_id=fragment)
        if self.pages:
            asked.page_script_hash = self.pages[self.page]
        else:
            asked.page_name = self.page
        asked.context_info.timezone = self.timezone
        asked.context_info.url = f"{self.address}/{self.page}"
        asked.cached_message_hashes.extend(self.known)
        return asked

    async def _run(self, asked: ClientState, once: Mapping[str, WidgetState]) -> Run:
        asked.widget_states.widgets.extend((self.states | dict(once)).values())
        await self.send(asked)
        run = await self.answer()
        if not asked.fragment_id:
            drawn = {identity for element in run.elements if (identity := _identity_of(element))} | {*run.folds}
            self.states = {key: state for key, state in self.states.items() if key in drawn}
            self.fragments = {key: part for key, part in self.fragments.items() if key in drawn}
        return run

    async def send(self, asked: ClientState) -> None:
        """Ask for a run, without waiting for it."""
        message = BackMsg()
        message.rerun_script.CopyFrom(asked)
        await self.socket.send(message.SerializeToString())

    async def answer(self) -> Run:
        """Read until the run has finished; raises RunError when it fails."""
        began, run = time.perf_counter(), Run()
        while True:
            async with asyncio.timeout(LONGEST):
                data = await self.socket.recv()
            data = data if isinstance(data, bytes) else data.encode()
            run.size += len(data)
            if self.heard is not None:
                self.heard.append(data)
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "delta":
                self._see(message, run)
            elif kind == "new_session":
                self.session = message.new_session.initialize.session_id or self.session
            elif kind == "navigation":
                for page in message.navigation.app_pages:
                    self.pages["" if page.is_default else page.url_pathname] = page.page_script_hash
            elif kind == "page_info_changed":
                self.query = parse_qs(message.page_info_changed.query_string)
            elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise RunError("the script does not compile")
                run.seconds = time.perf_counter() - began
                return run

    def _see(self, message: ForwardMsg, run: Run) -> None:
        delta: Delta = message.delta
        if message.metadata.cacheable:
            self.known.add(message.hash)
        for fold in (delta.add_block.popover.id, delta.add_block.expandable.id):
            if fold:
                run.folds.append(fold)
                self.fragments[fold] = delta.fragment_id
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind is None:
            return
        run.elements.append(element)
        if kind == "exception":
            raise RunError(f"{element.exception.type}: {element.exception.message}")
        if identity := _identity_of(element):
            self.fragments[identity] = delta.fragment_id
        state = widgets.told(element)
        if state is not None and (identity not in self.states or getattr(element, kind).set_value):
            self.states[identity] = state


def _identity_of(element: Element) -> str:
    return str(getattr(getattr(element, element.WhichOneof("type") or "", None), "id", ""))


def _key(identity: str) -> str:
    """Return the key of a widget, which its identity ends with: ``$$ID-0123-relaxants``."""
    return identity.split("-", 2)[2]
