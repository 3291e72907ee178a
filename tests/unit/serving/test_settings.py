"""Settings of whoever runs the server."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.data.catalogue import DATA_DIRECTORY
from dashboard.data.live import data_directory
from dashboard.serving.settings import LOOPBACK, Settings, settings


def test_without_settings_only_loopback_is_answered_and_nobody_may_frame() -> None:
    assert settings({}) == Settings(hosts=LOOPBACK, framed_by=(), metrics=False)


def test_lists_are_read_with_spaces_and_empty_parts() -> None:
    read = settings({"MYOCOMPARE_HOSTS": " a.example, ,*.b.example,localhost", "MYOCOMPARE_METRICS": "1"})
    assert read.hosts == (*LOOPBACK, "a.example", "*.b.example")
    assert read.metrics


@pytest.mark.parametrize("metrics", ["", "0", "true", "yes"])
def test_metrics_answer_only_where_it_is_said_plainly(metrics: str) -> None:
    assert not settings({"MYOCOMPARE_METRICS": metrics}).metrics


@pytest.mark.parametrize(
    "origin", ["intranet.example", "*", "'self'", "https://a.example; script-src *", "javascript:x"]
)
def test_a_site_that_is_no_origin_stops_the_start_and_is_named(origin: str) -> None:
    with pytest.raises(ValueError, match="MYOCOMPARE_FRAMED_BY"):
        settings({"MYOCOMPARE_FRAMED_BY": f"https://good.example,{origin}"})


def test_the_data_are_those_beside_the_code_unless_another_directory_is_named(tmp_path: Path) -> None:
    assert data_directory({}) == DATA_DIRECTORY
    assert data_directory({"MYOCOMPARE_DATA": ""}) == DATA_DIRECTORY
    assert data_directory({"MYOCOMPARE_DATA": str(tmp_path)}) == tmp_path
