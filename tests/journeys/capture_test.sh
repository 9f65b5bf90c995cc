#!/usr/bin/env bash
# Pictures are the same each time, in every theme and language, and leave nothing behind; wrong arguments are answered in
# one sentence.
set -euo pipefail
program=$PILOTHOUSE_BIN/pilothouse
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
mkdir -m 700 "$directory/home" "$directory/guest" "$directory/run" "$directory/tmp"
export HOME=$directory/home XDG_RUNTIME_DIR=$directory/run TMPDIR=$directory/tmp
export QT_QPA_PLATFORM=offscreen
unset XDG_STATE_HOME XDG_DATA_HOME XDG_CONFIG_HOME

fail() {
    echo "$1" >&2
    exit 1
}

# The exit code, the words that the sentence holds, then the arguments.
refuses() {
    local code=0
    "$program" "${@:3}" >"$directory/out" 2>"$directory/err" || code=$?
    [ "$code" = "$1" ] || fail "$* ended with $code: $(cat "$directory/err")"
    grep -qF -e "$2" "$directory/err" || fail "$* says: $(cat "$directory/err")"
    [ "$(wc -l <"$directory/err")" = 1 ] || fail "$* says more than a sentence: $(cat "$directory/err")"
    [ ! -s "$directory/out" ] || fail "$* writes to standard output: $(cat "$directory/out")"
}
# Help is for whoever has no display, too, and calls the program by its name.
for option in --help -h; do
    env -u DISPLAY -u QT_QPA_PLATFORM "$program" $option >"$directory/out" 2>"$directory/err" || fail "$(cat "$directory/err")"
    grep -qx "Usage: pilothouse \[options\]" "$directory/out" || fail "$(head -3 "$directory/out")"
done
for program_of in pilothouse pilothoused pilothouse-inspect; do
    "$PILOTHOUSE_BIN/$program_of" --help >"$directory/out" 2>&1 || true
    grep -q "^Usage: $program_of " "$directory/out" || fail "$program_of: $(head -3 "$directory/out")"
    ! grep -q "executable_name" "$directory/out" || fail "$program_of has no name"
done
touch "$directory/file"
# The first frame is told once, however many parts of it are painted.
HOME=$directory/guest "$program" --demo --data-dir "$directory/demo" --page gpus --leave-when-filled >"$directory/out" 2>"$directory/err" ||
    fail "the demo was not filled: $(cat "$directory/err")"
[ "$(grep -c "The first page is filled." "$directory/out")" = 1 ] || fail "$(cat "$directory/out")"
timeout 20 sh -c "while [ -e '$directory/demo/endpoint.json' ]; do sleep 0.1; done" || fail "the demo's service does not end"
refuses 2 "no page nowhere; the pages are overview, catalog, deployments, topology, gpus, findings, policies, changes, access, audit" --capture "$directory/pictures" --page nowhere
refuses 2 "no page nowhere" --page nowhere --data-dir "$directory/data"
refuses 1 "$directory/file/below cannot be made" --capture "$directory/file/below"
refuses 2 "--capture wants a directory" --capture=
refuses 2 "--size wants" --capture "$directory/pictures" --size 99999x99999
refuses 2 "--size wants" --capture "$directory/pictures" --size wide
refuses 2 "--present is for a screen" --capture "$directory/pictures" --present
refuses 2 "--data-dir names a store" --capture "$directory/pictures" --data-dir "$directory/data"
refuses 2 "--language is" --language xx
refuses 2 "--theme is light or dark" --theme blue
refuses 2 "go together" --connect 127.0.0.1:1
refuses 2 "'extra' is not an option" extra
[ ! -e "$directory/pictures" ] || fail "a refused capture made its directory"

for language in en de; do
    for round in once again; do
        "$program" --capture "$directory/$round" --language $language >"$directory/out" 2>"$directory/err" ||
            fail "$(cat "$directory/err")"
        [ ! -s "$directory/err" ] || fail "$(cat "$directory/err")"
        [ "$(wc -l <"$directory/out")" = 20 ] || fail "$(cat "$directory/out")"
    done
done
for page in overview catalog deployments topology gpus findings policies changes access audit; do
    for look in light-en dark-en light-de dark-de; do
        cmp "$directory/once/$page-$look.png" "$directory/again/$page-$look.png"
    done
    ! cmp -s "$directory/once/$page-light-en.png" "$directory/once/$page-light-de.png" || fail "$page is not translated"
    ! cmp -s "$directory/once/$page-light-en.png" "$directory/once/$page-dark-en.png" || fail "$page has one theme"
done
[ "$(md5sum "$directory"/once/*-light-en.png | cut -d' ' -f1 | sort -u | wc -l)" = 10 ] || fail "two pages have one picture"

# A shared service's pages, as they are now.
"$PILOTHOUSE_BIN/pilothoused" serve --data-dir "$directory/shared" --listen 127.0.0.1:0 --gateway-listen 127.0.0.1:0 \
    --no-inference-search >"$directory/service" 2>&1 &
service=$!
trap 'kill $service; rm -rf "$directory"' EXIT
timeout 30 sh -c "until grep -q '^Listening on ' '$directory/service'; do sleep 0.1; done" || fail "$(cat "$directory/service")"
address=$(sed -n 's/^Listening on //p' "$directory/service")
"$PILOTHOUSE_BIN/pilothoused" enroll --data-dir "$directory/shared" --user reader --role viewer --out "$directory/me" >/dev/null
"$program" --capture "$directory/of-shared" --connect "$address" --credentials "$directory/me" >"$directory/out" 2>"$directory/err" ||
    fail "a shared service is not captured: $(cat "$directory/err")"
[ "$(wc -l <"$directory/out")" = 20 ] || fail "$(cat "$directory/out")"
kill -0 "$service" || fail "a capture ended a service that is not its own"
[ -z "$(find "$directory/home" -path '*pilothouse*' ! -path '*/cache*' -type f)" ] || fail "a capture wrote to the home directory"
[ -z "$(ls -A "$directory/tmp")" ] || fail "a capture left $(ls -A "$directory/tmp")"
