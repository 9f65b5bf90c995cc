#!/usr/bin/env bash
# Makes, once, the Python environment of the tests outside of the source tree and prints the path of its interpreter.
# Later runs find it and need no network. PILOTHOUSE_CACHE says where; ~/.cache/pilothouse unless set.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
requirements=$here/python_requirements.txt
cache=${PILOTHOUSE_CACHE:-$HOME/.cache/pilothouse}
# One for each list, so that two checkouts do not replace each other's.
venv=$cache/venv-$(sha256sum "$requirements" | cut -c1-12)

mkdir -p "$cache"
exec 9>"$cache/venv.lock"
flock 9
if ! cmp -s "$requirements" "$venv/installed.txt"; then
    log=$cache/venv.log
    rm -rf "$venv"
    if ! { /usr/bin/python3 -m venv "$venv" &&
        "$venv/bin/pip" install --no-input --disable-pip-version-check -r "$requirements"; } >"$log" 2>&1; then
        rm -rf "$venv"
        tail -n 20 "$log" >&2
        echo "The Python packages of the tests could not be installed; the end of pip's output stands above." >&2
        echo "They come from PyPI once and are kept in $venv; python3-venv must be installed." >&2
        exit 1
    fi
    cp "$requirements" "$venv/installed.txt"
fi
echo "$venv/bin/python"
