"""The container's recipe and the Compose file keep what docs/DEPLOY.md promises; no container engine is needed."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.proxy import configured
from bench.servers import ask, free_port
from deploy.nginx.render import Choices, main, render

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
REPLICAS = {name: service for name, service in SERVICES.items() if name.startswith("replica-")}
HADOLINT = Path(sys.executable).with_name("hadolint")


def lint(path: Path) -> str:
    return subprocess.run([HADOLINT, "--no-color", path], capture_output=True, text=True, check=False).stdout


def test_hadolint_has_nothing_to_say_and_can_say_something(tmp_path: Path) -> None:
    assert lint(ROOT / "deploy" / "Dockerfile") == ""
    worse = tmp_path / "Dockerfile"
    worse.write_text(re.sub(r"@sha256:\w+|:3\.\d+\.\d+[\w-]*", "", DOCKERFILE), encoding="utf-8")
    assert "DL3006" in lint(worse)


def test_the_image_is_pinned_runs_without_rights_and_is_looked_after() -> None:
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert len(bases) == 2
    assert set(bases) == {bases[0]}
    assert re.fullmatch(r"python:3\.13\.\d+-slim-\w+@sha256:[0-9a-f]{64}", bases[0])
    user = re.findall(r"^USER (\d+):(\d+)$", DOCKERFILE, re.MULTILINE)
    assert user == [("10001", "10001")]
    assert DOCKERFILE.index("\nUSER ") < DOCKERFILE.index("\nCMD [")
    assert re.search(r"^HEALTHCHECK .*\\\n +CMD \[\"python\"", DOCKERFILE, re.MULTILINE)
    assert 'CMD ["python", "deploy/start.py", "--host", "0.0.0.0", "--port", "8501"]' in DOCKERFILE
    assert "PYTHONDONTWRITEBYTECODE=1" in DOCKERFILE
    assert "curl" not in DOCKERFILE
    assert "apt-get" not in DOCKERFILE


def test_the_image_holds_every_file_that_the_app_reads() -> None:
    copied = [
        source
        for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
        for source in line.split()[:-1]
    ]
    assert len(copied) > 6
    assert all((ROOT / source).exists() for source in copied)
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert let_in == set(copied), "what .dockerignore lets in is what the Dockerfile copies"
    tree = sorted((ROOT / "dashboard").rglob("*.py"))
    read = {name for path in tree for name in re.findall(r"_read\(\"([\w/.]+)\"\)", path.read_text(encoding="utf-8"))}
    assert {"CHANGELOG.md", "docs/METHOD.md"} <= read
    missing = {path for path in read if not any(path == one or path.startswith(f"{one}/") for one in copied)}
    assert missing == set()


def test_every_service_is_locked_down() -> None:
    assert len(REPLICAS) >= 2
    assert set(SERVICES) == {*REPLICAS, "nginx"}
    for name, service in SERVICES.items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert re.fullmatch(r"\d{2,}:\d{2,}", service["user"]), name
        assert service["mem_limit"].endswith(("m", "g")), name
        assert all(entry.startswith("/tmp:size=") and "noexec" in entry for entry in service["tmpfs"]), name
        assert service["healthcheck"]["test"][0] == "CMD", name
        assert service["restart"] == "unless-stopped", name
        assert "privileged" not in service
        assert all(mount.endswith(":ro") for mount in service.get("volumes", [])), name
    assert not any("ports" in service for service in REPLICAS.values()), "only nginx is reached from outside"
    assert COMPOSE["networks"]["inside"]["internal"] is True
    assert {need["condition"] for need in SERVICES["nginx"]["depends_on"].values()} == {"service_healthy"}
    assert set(SERVICES["nginx"]["depends_on"]) == set(REPLICAS)
    assert re.fullmatch(r"nginx:1\.\d+\.\d+-alpine@sha256:[0-9a-f]{64}", SERVICES["nginx"]["image"])


def test_nginx_in_compose_knows_every_process_and_takes_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    addresses = [f"{service['networks']['inside']['ipv4_address']}:8501" for service in REPLICAS.values()]
    main([*addresses, "--log", "/dev/stdout", "--error-log", "stderr", "--cache", "cache"])
    written = (ROOT / "deploy" / "nginx" / "compose.conf").read_text(encoding="utf-8")
    assert capsys.readouterr().out == written, "write deploy/nginx/compose.conf again; compose.yaml says how"
    command = configured(tmp_path, Choices(tuple(addresses), log="access.log", error_log="error.log", cache="cache"))
    (tmp_path / "myocompare.conf").write_text(written.replace("/dev/stdout", "access.log"), encoding="utf-8")
    assert accepted(command)


def accepted(command: list[str]) -> bool:
    """Whether nginx takes its files without a warning."""
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert "[warn]" not in tried.stderr
    return tried.returncode == 0


@pytest.mark.parametrize("count", [1, 2, 5])
def test_nginx_takes_the_file_for_any_number_of_processes(tmp_path: Path, count: int) -> None:
    replicas = tuple(f"127.0.0.1:{8501 + number}" for number in range(count))
    assert accepted(configured(tmp_path, Choices(replicas, log="access.log", error_log="error.log", cache="cache")))


@contextmanager
def running(folder: Path, choices: Choices) -> Iterator[None]:
    """Run nginx before processes that are not there."""
    process = subprocess.Popen([*configured(folder, choices), "-g", "daemon off;"])
    try:
        for _ in range(100):
            with suppress(OSError), socket.create_connection(("127.0.0.1", int(choices.listen))):
                break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def certified(tmp_path: Path) -> Choices:
    """An https site whose processes are all gone."""
    tmp_path.chmod(0o755)
    subject = ["-days", "2", "-subj", "/CN=myocompare.example.org"]
    files = ["-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "certificate.pem")]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject, *files]
    subprocess.run(made, check=True, capture_output=True)
    return Choices(
        (f"127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}"),
        host="myocompare.example.org",
        listen=str(free_port()),
        redirect=str(free_port()),
        certificate=str(tmp_path / "certificate.pem"),
        key=str(tmp_path / "key.pem"),
        log="access.log",
        error_log="error.log",
        cache="cache",
    )


def test_https_is_the_only_way_in(certified: Choices, tmp_path: Path) -> None:
    with running(tmp_path, certified):
        plain = ask(int(certified.redirect), "/compare?wording=plain", {"Host": "myocompare.example.org"})
        assert plain.status == 301
        assert plain.every("Location") == ["https://myocompare.example.org/compare?wording=plain"]
        trusting = ssl.create_default_context(cafile=certified.certificate)
        trusting.check_hostname = False
        connection = http.client.HTTPSConnection("127.0.0.1", int(certified.listen), context=trusting, timeout=20)
        try:
            connection.request("GET", "/compare")
            answer = connection.getresponse()
            said = answer.read().decode()
        finally:
            connection.close()
    assert answer.headers.get_all("Strict-Transport-Security") == ["max-age=31536000"]
    assert answer.status == 503
    assert said == "MyoCompare is not available at the moment. Please try again in a minute.\n"
    assert answer.headers.get_all("Content-Security-Policy") == ["default-src 'none'; frame-ancestors 'none'"]
    assert "SameSite=Lax; Secure" in render(certified)


def test_a_framed_site_gets_a_cookie_that_frames_may_keep() -> None:
    assert "SameSite=None; Secure; Partitioned" in render(Choices(("127.0.0.1:8501",), embedded=True))
    assert "SameSite=Lax" in render(Choices(("127.0.0.1:8501",)))


@pytest.mark.parametrize(
    ("choices", "says"),
    [
        (Choices(()), "at least one process"),
        (Choices(("127.0.0.1",)), "is not an address with a port"),
        (Choices(("127.0.0.1:8501; }",)), "is not an address with a port"),
        (Choices(("127.0.0.1:8501",), certificate="/etc/ssl/a.pem"), "both a certificate and its key"),
        (Choices(("127.0.0.1:8501",), host="a.org; deny all"), "ends a statement"),
    ],
)
def test_what_nginx_would_misread_is_refused(choices: Choices, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        render(choices)
