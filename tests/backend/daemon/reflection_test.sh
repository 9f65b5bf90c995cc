#!/usr/bin/env bash
# Starts pilothoused on a directory of its own, with one model file to import, and lets the independent client use it.
set -euo pipefail
here=$PILOTHOUSE_SOURCE/tests
python=$("$here/support/python_env.sh")
directory=$(mktemp -d)
mkdir "$directory/models"
model=$directory/models/tiny.safetensors
# The least that is a safetensors file: one tensor of four numbers.
printf '\x3d\0\0\0\0\0\0\0{"weight":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}} 0123456789abcdef' >"$model"
"$PILOTHOUSE_BIN/pilothoused" serve --data-dir "$directory/data" --listen 127.0.0.1:0 \
    --model-root "$directory/models" >"$directory/out" 2>"$directory/err" &
daemon=$!
trap 'kill $daemon 2>/dev/null; wait $daemon 2>/dev/null; rm -rf "$directory"' EXIT
for _ in $(seq 200); do
    grep -q '^Listening on ' "$directory/out" && break
    kill -0 $daemon || { cat "$directory/err" >&2; exit 1; }
    sleep 0.1
done
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$here/support" "$python" "$here/backend/daemon/reflection_client.py" "$(sed -n 's/^Listening on //p' "$directory/out")" \
    "$directory/data/client" "$model"
