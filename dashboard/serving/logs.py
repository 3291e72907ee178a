"""The log: one JSON object a line, without what anybody typed.

An error is told by its kind and the places in the code that it came through. Its message stays out, since messages
quote what was typed ("could not convert string to float: ..."). So does the key of a session, with which whoever reads
the log could open it.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime

from streamlit import logger as streamlit_logger

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""Identity of the request that is being answered, for the lines written meanwhile."""
EXTRAS = ("reference", "page", "method", "path", "status", "ms", "data", "code")
"""What a line may say beside its message."""

_SESSION = re.compile(r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b")


class JsonLines(logging.Formatter):
    """Writes a record as one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _without_sessions(record.getMessage()),
        }
        if identity := request_id.get():
            line["request"] = identity
        line |= {name: _without_sessions(getattr(record, name)) for name in EXTRAS if hasattr(record, name)}
        if record.exc_info and record.exc_info[1] is not None:
            line |= error(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _without_sessions(told: object) -> object:
    return _SESSION.sub("(session)", told) if isinstance(told, str) else told


def error(raised: BaseException) -> dict[str, object]:
    """Return the kind of an error and the places that it came through, innermost last."""
    frames = traceback.extract_tb(raised.__traceback__)
    return {
        "error": type(raised).__name__,
        "where": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }


def install() -> None:
    """Let every logger of this process write JSON lines to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers, root.level = [handler], logging.INFO
    for name in list(logging.root.manager.loggerDict):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    streamlit_logger.setup_formatter = _hand_on
    logging.getLogger("uvicorn.access").disabled = True  # its lines hold the query; ours do not
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)  # below that they hold the visitor's network address


def _hand_on(logger: logging.Logger) -> None:
    """Let a logger of Streamlit that is made later write our lines, too, instead of messages of exceptions."""
    logger.propagate = True
