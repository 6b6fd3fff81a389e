#!/usr/bin/env bash
# `make build` on other machines than a tidy one: in a path with blanks and accents, from a tarball without Git, with each
# Python from 3.11 on, after a build that was killed, without the right to write. `make test` and `make clean` in the odd
# path. CI runs it weekly.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
failed=0
export TMPDIR="$work/temporary"
mkdir "$TMPDIR"

say() { echo "==> $*"; }

# Each line of output that isn't the machine's own path or a duration; shown when something is wrong.
quietly() { "$@" >"$work/log" 2>&1 || { local status=$?; tail -n 40 "$work/log"; return $status; }; }

expect() { # expect WHAT COMMAND...
    local what=$1
    shift
    if quietly "$@"; then say "ok: $what"; else say "FAILED: $what"; failed=1; fi
}

is_refused() { # is_refused WORDS COMMAND...: it fails, says so in words, and shows no traceback
    local words=$1
    shift
    ! "$@" >"$work/refused" 2>&1 && grep -q "$words" "$work/refused" && ! grep -q Traceback "$work/refused" || {
        cat "$work/refused"
        return 1
    }
}

same() { diff -rq "$1" "$2"; }

first="$work/kopie met spaties (één)"
git clone -q "$root" "$first"
expect "a path with blanks and accents" make -C "$first" build
expect "the data is checked there" make -C "$first" check
expect "the tests of the rules there" make -C "$first" test ARGS=tests/unit
mv "$first/site" "$work/reference"

killed() {
    setsid make -C "$first" build & local group=$!
    until [ -n "$(find "$first"/build -name '*.html' -print -quit)" ]; do
        sleep 0.1
        kill -0 $group || return 1
    done
    kill -9 -- -$group
    wait $group || true
    same "$work/reference" "$first/site"
}
expect "a killed build leaves the site as it was" killed
expect "the next build" make -C "$first" build
expect "the next build: the site is whole" same "$work/reference" "$first/site"

port_in_use() {
    python3 -c 'import socket, time; s = socket.create_server(("127.0.0.1", 8765)); time.sleep(60)' & local holder=$!
    sleep 1
    local status=0
    is_refused "PORT=" make -C "$first" serve PORT=8765 || status=1
    kill $holder
    return $status
}
expect "a port in use is named" port_in_use

read_only() {
    chmod -R a-w "$first"
    local user=() status=0
    # Root may write everywhere.
    if ((EUID == 0)); then
        chmod a+rx "$work"
        user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    fi
    is_refused "build" env HOME=/nonexistent "${user[@]}" make -C "$first" build || status=1
    chmod -R u+w "$first"
    return $status
}
expect "a checkout that can't be written is named" read_only

clean() {
    make -C "$first" clean
    local left
    left="$(git -C "$first" status --short --ignored; find "$TMPDIR" -type f)"
    echo "$left"
    [ -z "$left" ]
}
expect "nothing is left in the checkout after 'make clean', nor in the folder of temporary files" clean

mkdir "$work/tarball"
git -C "$root" archive HEAD | tar -x -C "$work/tarball"
expect "a tarball without Git" make -C "$work/tarball" build
# Only dates come from Git: the two sites have the same files.
same_names() { diff <(cd "$work/reference" && find . -type f | sort) <(cd "$work/tarball/site" && find . -type f | sort); }
expect "a tarball without Git: the site has the same files" same_names

for python in python3.11 python3.12 python3.13 python3.14; do
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        say "skipped: $python isn't there"
        continue
    fi
    rm -rf "$first/.venv" "$first/site"
    expect "$("$python" -V)" make -C "$first" build PYTHON="$python"
    expect "$("$python" -V): the same site" same "$work/reference" "$first/site"
done

exit $failed
