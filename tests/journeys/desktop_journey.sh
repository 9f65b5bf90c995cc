#!/usr/bin/env bash
# The program on a desktop of its own, see desktop_journey.py.
set -euo pipefail
here=$PILOTHOUSE_SOURCE/tests
python=$("$here/support/python_env.sh")
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$here/support" exec "$python" "$here/journeys/desktop_journey.py" \
    "$PILOTHOUSE_BIN/pilothouse"
