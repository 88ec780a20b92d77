#!/bin/sh
# Makes the virtual environment if it is not there, and installs a lock into it.
#   setup.sh VENV run|dev
# PYTHON names the interpreter; without it, the newest that is 3.11 or later is taken.
set -eu

venv=$1
lock=$2
here=$(dirname "$0")

usable() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        usable "$PYTHON" && echo "$PYTHON" && return
        echo "PYTHON=$PYTHON is not a Python 3.11 or later that has venv." >&2
        exit 1
    fi
    for each in python3.14 python3.13 python3.12 python3.11 python3 python; do
        usable "$each" && echo "$each" && return
    done
    echo "No Python 3.11 or later with venv was found; name one: make PYTHON=/path/to/python" >&2
    exit 1
}

if ! usable "$venv/bin/python"; then
    python=$(find_python)
    echo "setting up $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
fi

echo "installing requirements/$lock.txt"
log=$venv/pip.log
if ! "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check \
    --require-hashes --requirement "$here/$lock.txt" >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi

# The lock for development holds all of the other one.
if [ "$lock" = dev ]; then touch "$venv/run.stamp"; fi
touch "$venv/$lock.stamp"
