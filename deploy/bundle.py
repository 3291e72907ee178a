"""Pack everything that a machine without internet needs: ``make bundle`` writes it into ``build/``.

The bundle holds the committed source, a wheel of every package that it needs, their checksums and `install.sh`.
The wheels fit the Python version and the platform on which the bundle was made, and no others.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import sysconfig
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"


def name(version: str) -> str:
    """Return the name of the bundle, which says what it fits: ``myocompare-2.0.0-py3.13-linux-x86_64``."""
    python = f"py{sys.version_info.major}.{sys.version_info.minor}"
    return f"myocompare-{version}-{python}-{sysconfig.get_platform()}"


def checksums(folder: Path) -> str:
    """Return a line for each file of a folder, as `sha256sum` reads it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in files
    )


def main() -> None:
    """Write the bundle and print where it is."""
    sys.path.insert(0, str(ROOT))
    from dashboard import __version__

    folder = BUILD / name(__version__)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "source").mkdir(parents=True)
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "--extract", "--directory", str(folder / "source")], input=archive, check=True)
    download = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    wheels = ["--only-binary", ":all:", "--dest", str(folder / "wheels"), "--requirement", "requirements.txt"]
    subprocess.run([*download, *wheels], cwd=folder / "source", check=True)
    shutil.copy2(ROOT / "deploy" / "install.sh", folder / "install.sh")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    (folder / "FITS").write_text(f"version={__version__}\npython={version}\nplatform={sysconfig.get_platform()}\n")
    (folder / "SHA256SUMS").write_text(checksums(folder))
    packed = BUILD / f"{folder.name}.tar.gz"
    with tarfile.open(packed, "w:gz") as tar:
        tar.add(folder, arcname=folder.name)
    (BUILD / f"{packed.name}.sha256").write_text(f"{hashlib.sha256(packed.read_bytes()).hexdigest()}  {packed.name}\n")
    print(f"{packed} ({packed.stat().st_size / 1e6:.0f} MB)")


if __name__ == "__main__":
    main()
