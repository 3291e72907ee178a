"""The workflows check on every supported Python, and release only what fits."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboard import __version__
from deploy.release import checked, notes

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
PYTHONS = ["3.11", "3.12", "3.13"]
CHANGELOG = """# Changes

## Code

### Unreleased
- Not this.

### 2.1.0 (2027-01-02)
- A new page.

### 2.1.0rc1
- Nor this.

## Facts

### 2.1.0
- A dose corrected.
"""


def workflow(name: str) -> dict[Any, Any]:
    return yaml.safe_load((GITHUB / "workflows" / name).read_text(encoding="utf-8"))


def steps(job: dict[str, Any]) -> str:
    return "\n".join(step.get("run", "") for step in job["steps"])


def test_every_python_runs_what_a_newcomer_runs() -> None:
    job = workflow("ci.yml")["jobs"]["test"]
    assert job["strategy"]["matrix"]["python"] == PYTHONS
    step = next(step for step in job["steps"] if step.get("run") == ".ci/run")
    assert step["env"] == {"PYTHON": "python${{ matrix.python }}"}
    assert re.search(r"^PYTHON \?=", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    events = workflow("ci.yml")[True]  # YAML 1.1 reads `on` as true
    assert {"push", "pull_request"} <= set(events)


def test_known_vulnerabilities_and_the_bill_of_materials_are_part_of_ci() -> None:
    job = workflow("ci.yml")["jobs"]["supply-chain"]
    assert "pip-audit --strict" in steps(job)
    assert "cyclonedx-py environment" in steps(job)
    assert re.findall(r"(pip-audit|cyclonedx-bom)==[\d.]+", steps(job)) == ["pip-audit", "cyclonedx-bom"]
    upload = next(step for step in job["steps"] if step.get("uses", "").startswith("actions/upload-artifact@"))
    assert upload["with"]["path"] in steps(job)


def test_a_release_needs_a_tag_that_equals_the_version() -> None:
    release = workflow("release.yml")
    assert release[True] == {"push": {"tags": ["v*"]}}
    assert 'python deploy/release.py "$GITHUB_REF_NAME"' in steps(release["jobs"]["notes"])
    assert release["jobs"]["bundle"]["needs"] == "notes"
    assert release["jobs"]["bundle"]["strategy"]["matrix"]["python"] == PYTHONS
    assert "make bundle" in steps(release["jobs"]["bundle"])
    assert release["jobs"]["publish"]["needs"] == ["notes", "bundle"]
    assert "gh release create" in steps(release["jobs"]["publish"])


@pytest.mark.parametrize("name", ["ci.yml", "release.yml"])
def test_jobs_have_no_more_rights_than_they_need(name: str) -> None:
    found = workflow(name)
    assert found["permissions"] == {"contents": "read"}
    for title, job in found["jobs"].items():
        assert job.get("permissions", {}) == ({"contents": "write"} if title == "publish" else {})
        assert job["timeout-minutes"] <= 120
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@v\d+(\.\d+)*", step["uses"])
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
            assert "${{ github.event" not in step.get("run", ""), "text of a stranger would be run as a command"


def test_dependabot_looks_after_all_that_is_pinned() -> None:
    found = yaml.safe_load((GITHUB / "dependabot.yml").read_text(encoding="utf-8"))
    assert {update["package-ecosystem"] for update in found["updates"]} >= {"pip", "github-actions", "docker"}
    folders = {update["package-ecosystem"]: update["directory"] for update in found["updates"]}
    assert (ROOT / folders["docker"].lstrip("/") / "Dockerfile").exists()


def test_the_notes_are_those_of_the_version_and_of_no_other() -> None:
    assert notes(CHANGELOG, "2.1.0") == "## Code\n\n- A new page.\n\n## Facts\n\n- A dose corrected.\n"
    with pytest.raises(ValueError, match=r"says nothing of version 2\.2\.0"):
        notes(CHANGELOG, "2.2.0")


def test_a_tag_that_does_not_fit_is_refused() -> None:
    assert checked(f"v{__version__}", __version__) == __version__
    for tag in (__version__, f"v{__version__}.1", "v0.0.1"):
        with pytest.raises(ValueError, match=re.escape(f"does not fit dashboard.__version__, which is {__version__}")):
            checked(tag, __version__)
