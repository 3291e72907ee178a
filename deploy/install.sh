#!/bin/sh
# Installs MyoCompare from its bundle, without a network:
#     ./install.sh [folder] [python]        default: /opt python3
# It makes folder/myocompare-VERSION and lets folder/myocompare point to it. An earlier version stays where it is;
# to go back, let the link point there again and restart the service.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
parent=${1:-/opt}
python=${2:-python3}
version=$(sed -n 's/^version=//p' "$here/FITS")
wanted="$(sed -n 's/^python=//p' "$here/FITS") $(sed -n 's/^platform=//p' "$here/FITS")"
found=$("$python" -c 'import sys, sysconfig; print("%d.%d %s" % (*sys.version_info[:2], sysconfig.get_platform()))')
if [ "$found" != "$wanted" ]; then
    echo "This bundle fits Python $wanted, but $python is $found. Name another Python as second word," >&2
    echo "or make a bundle on a machine with that Python: make bundle PYTHON=..." >&2
    exit 1
fi
echo "Comparing checksums"
(cd "$here" && sha256sum --check --quiet --strict SHA256SUMS)
target=$parent/myocompare-$version
if [ -e "$target" ]; then
    echo "$target exists already. Remove it first, then try again." >&2
    exit 1
fi
trap 'test $? -eq 0 || { rm -rf "$target"; echo "Nothing was installed." >&2; }' EXIT
mkdir -p "$target"
cp -R "$here/source/." "$target"
"$python" -m venv "$target/.venv"
"$target/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-index \
    --find-links "$here/wheels" --requirement "$target/requirements.txt"
"$target/.venv/bin/python" -m compileall -q "$target/dashboard"
(cd "$target" && .venv/bin/python -m dashboard.data.check)
ln -sfn "$target" "$parent/myocompare"
cat <<END
MyoCompare $version is in $target. To try it:
    $parent/myocompare/.venv/bin/python $parent/myocompare/deploy/start.py
and open http://localhost:8501. To run it as a service: docs/DEPLOY.md, "One machine".
END
