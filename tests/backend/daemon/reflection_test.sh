#!/usr/bin/env bash
# Starts pilothoused on a directory of its own and lets the independent client use it.
set -euo pipefail
here=$PILOTHOUSE_SOURCE/tests
python=$("$here/support/python_env.sh")
directory=$(mktemp -d)
"$PILOTHOUSE_BIN/pilothoused" serve --data-dir "$directory/data" --listen 127.0.0.1:0 >"$directory/out" 2>"$directory/err" &
daemon=$!
trap 'kill $daemon 2>/dev/null; wait $daemon 2>/dev/null; rm -rf "$directory"' EXIT
for _ in $(seq 200); do
    grep -q '^Listening on ' "$directory/out" && break
    kill -0 $daemon || { cat "$directory/err" >&2; exit 1; }
    sleep 0.1
done
"$python" "$here/backend/daemon/reflection_client.py" "$(sed -n 's/^Listening on //p' "$directory/out")" "$directory/data/client"
