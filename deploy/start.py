"""Start one process of the dashboard for a deployment: ``python deploy/start.py --host 127.0.0.1 --port 8501``.

`streamlit run serve.py` opens its port first and then warms up; a proxy that connects meanwhile waits, and so does the
visitor behind it. uvicorn opens the port when the app is warm, so that a proxy is refused at once and asks another
process. It also ends a stop after a given time, where `streamlit run` waits for every open page.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import uvicorn

ROOT = Path(__file__).resolve().parents[1]
PING_SECONDS = 30.0
"""How often an open page is asked whether it is still there, as `streamlit run` does."""


def main() -> None:
    """Serve until the process is told to stop."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    options.add_argument("--port", type=int, default=8501)
    options.add_argument("--stop-seconds", type=int, default=10, help="longest wait for running answers at a stop")
    chosen = options.parse_args()
    os.chdir(ROOT)  # the app reads its files from here
    sys.path[0] = str(ROOT)
    uvicorn.run(
        "serve:app",
        host=chosen.host,
        port=chosen.port,
        ws="websockets-sansio",
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        ws_per_message_deflate=True,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=chosen.stop_seconds,
    )


if __name__ == "__main__":
    main()
