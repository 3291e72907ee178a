"""What somebody types of a patient reaches neither the server's log nor its disk (hazard H31)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, expect

from bench.servers import ROOT
from stress.server import Server
from tests.browser.conftest import choose, settle, visit
from tests.browser.test_suitability import add

CODE_AND_TOOLS = {
    ".git", ".venv", ".hypothesis", ".import_linter_cache", ".pytest_cache", ".ruff_cache", "__pycache__", "build",
    "tests",
}  # fmt: skip
SECRETS = ("61.73", "1.379", "zzyzxol", "Porphyria", "porphyria")


def files_in(folder: Path) -> Iterator[Path]:
    """Every file below a folder, without what only developers' tools write."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            if path.name not in CODE_AND_TOOLS:
                yield from files_in(path)
        elif path.is_file():
            yield path


def holding(secret: str, paths: Iterator[Path]) -> list[Path]:
    """Files that hold a text, or have it in their name."""
    return [path for path in paths if secret in str(path) or secret.encode() in path.read_bytes()]


def test_h31_what_is_typed_reaches_no_log_and_no_disk(page: Page, server: Server) -> None:
    before = {path: path.stat().st_mtime_ns for path in files_in(ROOT)}
    visit(page, f"{server.address}/suitability")
    choose(page, "Kidney function", "From serum creatinine (Cockcroft-Gault)")
    for label, value in (("Age (years)", "83"), ("Weight (kg)", "61.73"), ("Serum creatinine", "1.3791")):
        page.get_by_label(label).fill(value)
        page.keyboard.press("Tab")
        settle(page)
    choose(page, "Sex", "male")
    choose(page, "Unit", "mg/dL")
    add(page, "Applies to this patient", "Porphyria")
    add(page, "Takes", "zzyzxol")
    expect(page.get_by_text("is not recognised as a medicine").first).to_be_visible()
    expect(page.get_by_text(re.compile(r"Creatinine clearance \d+ mL/min"))).to_be_visible()
    page.get_by_role("link", name="Interactions").first.click()
    settle(page)

    written = [path for path in files_in(ROOT) if before.get(path) != path.stat().st_mtime_ns]
    for folder in server.folders:
        written += files_in(folder)
    said = server.log.read_text()
    assert server.address.rpartition(":")[2] in said, "the log is read where the server writes it"
    for secret in SECRETS:
        assert secret not in said
        assert holding(secret, iter(written)) == []
