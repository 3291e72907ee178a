"""How reading, filtering and exporting grow with the table of relaxants: 20, 1,000 and 10,000 rows."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import pandas as pd

from dashboard.data.catalogue import Catalogue, load, read_table, schema_faults, typed_frame
from dashboard.data.schema import TABLES
from dashboard.explore.filters import Criteria, apply
from dashboard.render import export

SIZES = (20, 1_000, 10_000)
TABLE = TABLES["relaxants"]


def growth() -> dict[str, list[float]]:
    """Return the milliseconds of each task for every size: task -> times."""
    real = load()
    taken: dict[str, list[float]] = {"read and check": [], "filter": [], "export as CSV": []}
    with TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / TABLE.file_name
            large = _repeated(real, size)
            text = large.astype(str).replace("nan", "")
            text.to_csv(path, index=False)
            tables = {**real.tables, "relaxants": typed_frame(TABLE, read_table(TABLE, path))}
            made = Catalogue(MappingProxyType(tables), real.digest)
            asked = Criteria(purpose="spasm", uncontrolled=True, half_life_max_h=12)
            taken["read and check"].append(_ms(lambda path=path: schema_faults(TABLE, read_table(TABLE, path))))
            taken["filter"].append(_ms(lambda made=made, asked=asked: apply(made, asked)))
            listed, kept = list(made.names), dict.fromkeys(made.names, "kept")
            exported = partial(export.class_frame, made, listed, kept, "US")
            taken["export as CSV"].append(_ms(lambda exported=exported: export.to_csv(exported())))
    return taken


def _repeated(real: Catalogue, size: int) -> pd.DataFrame:
    """Return the table of relaxants with `size` rows, each with a key of its own."""
    frame = real["relaxants"]
    large = pd.concat([frame] * -(-size // len(frame)), ignore_index=True).head(size)
    return large.assign(relaxant=[f"{key}_{at}" for at, key in enumerate(large["relaxant"])])


def _ms(task: Callable[[], object]) -> float:
    began = time.perf_counter()
    task()
    return (time.perf_counter() - began) * 1000
