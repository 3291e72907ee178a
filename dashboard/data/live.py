"""The tables in service: read anew when a file changes, and kept when what it changed to is broken."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.data.catalogue import DATA_DIRECTORY, Catalogue, content_digest, load
from dashboard.data.faults import DataError, Fault

_LOG = logging.getLogger("myocompare.data")


@dataclass(frozen=True)
class Rejected:
    """Files that were put in place of those in service, and are not used since they are broken.

    Parameters
    ----------
    digest
        Their content, as `content_digest` tells it.
    error
        What is wrong with them.
    """

    digest: str
    error: DataError


class LiveCatalogue:
    """The newest catalogue that is whole.

    One thread reads changed files while the others go on with the tables they have.
    """

    def __init__(self, directory: Path = DATA_DIRECTORY) -> None:
        self._directory = directory
        self._lock = threading.Lock()
        self._served: Catalogue | None = None
        self.rejected: Rejected | None = None

    def current(self) -> Catalogue:
        """Return the tables in service; raises DataError while there have never been any that are whole."""
        try:
            digest = content_digest(self._directory)
        except OSError as error:
            return self._reject("", _unreadable(error))
        served = self._served
        if served is not None and served.digest == digest:
            self._mended()
            return served
        if served is not None and self._lock.locked():
            return served
        with self._lock:
            return self._read(digest)

    def _read(self, digest: str) -> Catalogue:
        """Read the files unless another thread has just done so, or they are known to be broken."""
        if self._served is not None and self._served.digest == digest:
            return self._served
        if self.rejected is not None and self.rejected.digest == digest:
            return self._kept(self.rejected.error)
        try:
            self._served, self.rejected = self._loaded(digest), None
        except DataError as error:
            return self._reject(digest, error)
        except OSError as error:
            return self._reject(digest, _unreadable(error))
        _LOG.info("tables in service", extra={"data": self._served.version})
        return self._served

    def _loaded(self, digest: str) -> Catalogue:
        """Read until no file has changed meanwhile, so that facts and digest belong together."""
        found = load(self._directory)
        while found.digest != digest:
            digest = found.digest
            found = load(self._directory)
        return found

    def _mended(self) -> None:
        """Forget the files that were rejected: what is in service is back in the directory."""
        if self.rejected is not None:
            self.rejected = None
            _LOG.info("the data files are those in service again")

    def _reject(self, digest: str, error: DataError) -> Catalogue:
        """Keep what is in service; the log says what is wrong once, however often the files are asked for."""
        known = self.rejected is not None and (self.rejected.digest, str(self.rejected.error)) == (digest, str(error))
        self.rejected = Rejected(digest, error)
        if not known:
            _LOG.error("a data file is broken; the tables before it stay in service", extra={"data": str(error)})
        return self._kept(error)

    def _kept(self, error: DataError) -> Catalogue:
        if self._served is None:
            raise error
        return self._served


def _unreadable(error: OSError) -> DataError:
    return DataError([Fault(file=Path(str(error.filename)).name, rule=f"the file cannot be read ({error.strerror})")])


def data_directory(environment: Mapping[str, str]) -> Path:
    """Return the directory of the data files: ``MYOCOMPARE_DATA``, or the one beside the code."""
    return Path(environment.get("MYOCOMPARE_DATA") or DATA_DIRECTORY)


LIVE = LiveCatalogue(data_directory(os.environ))
"""The tables of this process."""
