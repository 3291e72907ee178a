"""Write nginx's configuration for MyoCompare.

``python deploy/nginx/render.py 127.0.0.1:8501 127.0.0.1:8502 --host myocompare.example.org > myocompare.conf``
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, StrictUndefined

TEMPLATE = Path(__file__).with_name("myocompare.conf.jinja")
ADDRESS = re.compile(r"[A-Za-z0-9.-]+:[0-9]+")


@dataclass(frozen=True)
class Choices:
    """What differs from one deployment to the next.

    Parameters
    ----------
    replicas
        Addresses of the processes: ``127.0.0.1:8501``. Their order is what the cookie counts.
    host
        Name of the site; ``_`` for any.
    listen
        Port, or address and port.
    certificate, key
        Files for https; without them nginx speaks http, for a proxy in front of it that ends https.
    redirect
        Port whose visitors are sent to https, where there is a certificate.
    embedded
        Whether pages of other sites show MyoCompare in a frame; their visitors' cookies need https.
    log, error_log
        Where requests and faults are written.
    cache
        Folder for Streamlit's own scripts and styles.
    """

    replicas: tuple[str, ...]
    host: str = "_"
    listen: str = "8080"
    certificate: str = ""
    key: str = ""
    redirect: str = "80"
    embedded: bool = False
    log: str = "/var/log/nginx/myocompare.log"
    error_log: str = "/var/log/nginx/myocompare-error.log"
    cache: str = "/var/cache/nginx-myocompare"


def render(choices: Choices) -> str:
    """Return the configuration; raises ValueError for what nginx would misread."""
    if not choices.replicas:
        raise ValueError("name at least one process, such as 127.0.0.1:8501")
    for replica in choices.replicas:
        if not ADDRESS.fullmatch(replica):
            raise ValueError(f"{replica!r} is not an address with a port, such as 127.0.0.1:8501")
    if bool(choices.certificate) != bool(choices.key):
        raise ValueError("https needs both a certificate and its key")
    for name, value in asdict(choices).items():
        if isinstance(value, str) and re.search(r"[;{}\s'\"]", value):
            raise ValueError(f"{name}: {value!r} has a character that ends a statement of nginx")
    secure = "; Secure" if choices.certificate else ""
    cookie = "SameSite=None; Secure; Partitioned" if choices.embedded else f"SameSite=Lax{secure}"
    shapes = Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, undefined=StrictUndefined)
    return shapes.from_string(TEMPLATE.read_text(encoding="utf-8")).render(**asdict(choices), cookie=cookie)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the configuration for the addresses and options of the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("replicas", nargs="+", help="address of a process, such as 127.0.0.1:8501")
    options.add_argument("--host", default=Choices.host, help="name of the site")
    options.add_argument("--listen", default="", help="port (default: 443 with a certificate, else 8080)")
    options.add_argument("--certificate", default="", help="file with the certificate, for https")
    options.add_argument("--key", default="", help="file with its key")
    options.add_argument("--redirect", default=Choices.redirect, help="port that leads to https (default: 80)")
    options.add_argument("--embedded", action="store_true", help="other sites show MyoCompare in a frame (needs https)")
    options.add_argument("--log", default=Choices.log)
    options.add_argument("--error-log", default=Choices.error_log)
    options.add_argument("--cache", default=Choices.cache)
    given = vars(options.parse_args(arguments))
    listen = given.pop("listen") or ("443" if given["certificate"] else Choices.listen)
    try:
        sys.stdout.write(render(Choices(**{**given, "replicas": tuple(given["replicas"])}, listen=listen)))
    except ValueError as error:
        options.error(str(error))


if __name__ == "__main__":
    main()
