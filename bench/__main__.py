"""Measure start, load, click and memory of the dashboard beside an empty Streamlit page; ``make bench`` prints ratios.

A click counts from the input event to the last change of the page, as a MutationObserver sees it; the script must have
stopped running, and nothing may have changed for `QUIET_MS`. Medians of `ROUNDS` rounds, both apps in turns.
"""

from __future__ import annotations

import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ROUNDS = 15
QUIET_MS = 700

WATCH = """
() => {
  window.lastChange = 0
  const seen = () => { window.lastChange = performance.now() }
  const watch = (root) => new MutationObserver(() => { seen(); hook(root) }).observe(
    root, { subtree: true, childList: true, attributes: true, characterData: true })
  const hooked = new WeakSet()
  const hook = (root) => root.querySelectorAll("*").forEach((element) => {
    if (element.shadowRoot && !hooked.has(element)) { hooked.add(element); watch(element.shadowRoot) }
  })
  watch(document.body)
  hook(document.body)
  document.addEventListener("click", () => { window.clickedAt = performance.now() }, true)
}
"""
SETTLED = f"""
() => document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning"
  && window.lastChange > window.clickedAt && performance.now() - window.lastChange > {QUIET_MS}
"""


@contextmanager
def served(script: str) -> Iterator[tuple[str, float, subprocess.Popen[bytes]]]:
    """Serve a script; yield its address, the seconds until it was healthy, and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless=true", f"--server.port={port}"]
    began = time.perf_counter()
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health"):
                    break
            except OSError:
                if server.poll() is not None:
                    raise
                time.sleep(0.02)
        yield f"http://127.0.0.1:{port}", time.perf_counter() - began, server
    finally:
        server.terminate()
        server.wait()


def memory_mb(server: subprocess.Popen[bytes]) -> float:
    """Return the resident memory of a server in MB (Linux)."""
    status = Path(f"/proc/{server.pid}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def opened(browser: Browser, url: str, ready: str) -> tuple[Page, float]:
    """Open a page; return it and the seconds until `ready` was there."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    began = time.perf_counter()
    page.goto(url)
    page.wait_for_selector(ready)
    seconds = time.perf_counter() - began
    page.wait_for_timeout(2500)
    page.evaluate(WATCH)
    return page, seconds


def click_ms(page: Page, act: Callable[[int], None], turn: int) -> float:
    """Return the milliseconds from a click to the last change that it causes."""
    page.evaluate("() => { window.lastChange = 0; window.clickedAt = Infinity }")
    act(turn)
    page.wait_for_function(SETTLED)
    return float(page.evaluate("() => window.lastChange - window.clickedAt"))


def main() -> None:
    """Measure and print."""
    chromium = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if chromium is None:
        raise SystemExit("no Chromium or Chrome found")
    with sync_playwright() as playwright, served("bench/empty.py") as empty, served("streamlit_app.py") as full:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        blank, blank_load = opened(browser, empty[0], "h1")
        views = {
            "Start, a filter": ("/", "table.class tbody", start_filter),
            "Start, a tick": ("/", "table.class tbody", start_tick),
            "Compare, another chart": (
                "/compare?relaxants=baclofen&relaxants=tizanidine",
                "canvas, svg.marks",
                compare_chart,
            ),
            "Side effects, another view": (
                "/side_effects?relaxants=baclofen&relaxants=tizanidine",
                "canvas, svg.marks",
                effects_view,
            ),
            "Dosing, another view": (
                "/dosing?relaxants=baclofen&relaxants=tizanidine",
                "canvas, svg.marks",
                dosing_view,
            ),
            "Suitability, an answer": ("/suitability?case=spasm-at-78", ".sheet article", liver),
            "Interactions, another country": (
                "/interactions?relaxants=tizanidine&relaxants=diazepam",
                ".sheet article",
                country,
            ),
            "Evidence, another view": ("/evidence?relaxants=baclofen", "canvas, svg.marks", evidence_view),
            "Data, another table": ("/data", "[data-testid=stDataFrame]", data_table),
        }
        pages = {name: (*opened(browser, full[0] + path, ready), act) for name, (path, ready, act) in views.items()}
        times: dict[str, list[float]] = {"empty": [], **{name: [] for name in views}}
        for turn in range(ROUNDS):
            times["empty"].append(click_ms(blank, lambda _: blank.get_by_role("button", name="Click").click(), turn))
            for name, (page, _, act) in pages.items():
                times[name].append(click_ms(page, lambda number, page=page, act=act: act(page, number), turn))
        report(times, blank_load, {name: load for name, (_, load, _) in pages.items()}, empty, full)
        browser.close()


def start_filter(page: Page, turn: int) -> None:
    """Choose one purpose, then the other, in turns."""
    page.get_by_role("radio", name=("Spasticity", "Painful muscle spasm")[turn % 2]).click()


def start_tick(page: Page, turn: int) -> None:
    """Tick and clear a box of the table."""
    page.get_by_role("checkbox", name="Pick Tizanidine").click()


def compare_chart(page: Page, turn: int) -> None:
    """Switch between two charts."""
    page.locator("label", has_text=("Time course", "Side effects")[turn % 2]).click()


def effects_view(page: Page, turn: int) -> None:
    """Switch between one relaxant and one effect."""
    page.locator("label", has_text=("One relaxant", "One effect")[turn % 2]).click()


def dosing_view(page: Page, turn: int) -> None:
    """Switch between the planner and the time course."""
    page.locator("label", has_text=("Titration plan", "Time course")[turn % 2]).click()


def evidence_view(page: Page, turn: int) -> None:
    """Switch between guidelines and estimates."""
    page.locator("label", has_text=("Guidelines", "Estimates")[turn % 2]).click()


def liver(page: Page, turn: int) -> None:
    """Answer the question on the liver another way."""
    page.get_by_role("combobox", name="Liver").click()
    page.get_by_role("option", name=("Mild (Child-Pugh A)", "Severe (Child-Pugh C)")[turn % 2]).click()


def country(page: Page, turn: int) -> None:
    """Choose another jurisdiction."""
    page.get_by_role("combobox", name="Jurisdiction").click()
    page.get_by_role("option", name=("United Kingdom", "United States")[turn % 2]).click()


def data_table(page: Page, turn: int) -> None:
    """Choose another table."""
    page.get_by_role("combobox", name="Table").click()
    page.get_by_role("option", name=("Dosing rules", "Products and strengths")[turn % 2]).click()


def report(
    times: dict[str, list[float]],
    blank_load: float,
    loads: dict[str, float],
    empty: tuple[str, float, subprocess.Popen[bytes]],
    full: tuple[str, float, subprocess.Popen[bytes]],
) -> None:
    """Print the figures as a Markdown table."""
    yardstick = statistics.median(times["empty"])
    print("| what | empty page | dashboard | ratio |\n|---|---|---|---|")
    print(f"| start to healthy | {empty[1]:.1f} s | {full[1]:.1f} s | {full[1] / empty[1]:.1f} |")
    first = loads["Start, a filter"]
    print(f"| load to first chart | {blank_load:.1f} s | {first:.1f} s | {first / blank_load:.1f} |")
    for name, values in times.items():
        if name != "empty":
            median = statistics.median(values)
            print(f"| {name}: click to last change | {yardstick:.0f} ms | {median:.0f} ms | {median / yardstick:.1f} |")
    small, large = memory_mb(empty[2]), memory_mb(full[2])
    print(f"| server memory | {small:.0f} MB | {large:.0f} MB | {large / small:.1f} |")


if __name__ == "__main__":
    main()
