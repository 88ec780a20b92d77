#!/bin/sh
# Locks run.in and dev.in: one version of everything, with the hashes of all its files.
#   lock.sh [--upgrade] [--upgrade-package NAME] ...
# PYTHON must be the oldest Python that is supported: what only that one needs does no harm later.
set -eu

cd "$(dirname "$0")"
python=${PYTHON:-python3.11}
tools=../build/lock

# What is locked must be there for everybody: no index or folder of this machine alone.
PIP_CONFIG_FILE=/dev/null
export PIP_CONFIG_FILE
unset PIP_EXTRA_INDEX_URL PIP_FIND_LINKS PIP_CONSTRAINT

"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || {
    echo "$python is not Python 3.11; name one: make lock PYTHON=/path/to/python3.11" >&2
    exit 1
}
[ -x "$tools/bin/pip-compile" ] || {
    "$python" -m venv --clear "$tools"
    "$tools/bin/python" -m pip install --quiet --disable-pip-version-check pip-tools==7.6.2
}

for name in run dev; do
    echo "locking requirements/$name.in"
    "$tools/bin/pip-compile" --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
        --annotation-style=line --output-file="$name.txt" "$@" "$name.in"
    {
        echo "# Made by \`make lock\` from $name.in. Do not edit."
        echo "# The same for Python 3.11 to 3.14; pip takes nothing whose hash is not here."
        cat "$name.txt"
    } >"$name.new"
    mv "$name.new" "$name.txt"
done
