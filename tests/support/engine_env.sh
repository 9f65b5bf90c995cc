#!/usr/bin/env bash
# Makes, once, an environment with a real engine (llama.cpp through llama-cpp-python) and a tiny model for it outside of
# the source tree, and prints its directory. Later runs find it and need no network. PILOTHOUSE_CACHE says where;
# ~/.cache/pilothouse unless set.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
requirements=$here/engine_requirements.txt
cache=${PILOTHOUSE_CACHE:-$HOME/.cache/pilothouse}
venv=$cache/engines-$(cat "$requirements" "$here/engine_model.py" | sha256sum | cut -c1-12)

mkdir -p "$cache"
exec 9>"$cache/engines.lock"
flock 9
if [ ! -f "$venv/random.gguf" ]; then
    log=$cache/engines.log
    rm -rf "$venv"
    if ! { /usr/bin/python3 -m venv "$venv" &&
        "$venv/bin/pip" install --no-input --disable-pip-version-check -r "$requirements" &&
        "$venv/bin/python" "$here/engine_model.py" "$venv/made.gguf" &&
        mv "$venv/made.gguf" "$venv/random.gguf"; } >"$log" 2>&1; then
        rm -rf "$venv"
        tail -n 20 "$log" >&2
        echo "The engine could not be installed; the end of pip's output stands above." >&2
        echo "It comes from PyPI once, where it may be compiled for some minutes, and is kept in $venv." >&2
        exit 1
    fi
fi
echo "$venv"
