#!/usr/bin/env bash
# Fill .venv with the pinned packages and with this project; do nothing when it is filled.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.venv
python=$venv/bin/python
stamp=$venv/.eakte-installed

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

find_python() {
    local candidate
    for candidate in ${EAKTE_PYTHON:-python3.11 python3.12 python3.13 python3}; do
        if command -v "$candidate" >/dev/null &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            command -v "$candidate"
            return
        fi
    done
    die "Python 3.11 or newer is needed. On Debian 12: apt install python3.11-venv"
}

create_environment() {
    local base version
    base=$(find_python)
    version=$("$base" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    "$base" -c 'import ensurepip, venv' 2>/dev/null ||
        die "$base cannot create environments. On Debian: apt install python$version-venv"
    echo "Creating the environment $venv with Python $version ..."
    "$base" -m venv --clear $venv
}

install_packages() {
    export UV_HTTP_TIMEOUT=${UV_HTTP_TIMEOUT:-120}
    # pip takes minutes where uv takes seconds, but knows pip.conf
    if ! { $python -m pip install -q -c constraints.txt uv &&
        $venv/bin/uv pip install -q --python $python -r constraints.txt; }; then
        echo "Installing with uv failed; trying pip, which takes some minutes ..." >&2
        $python -m pip install -q -r constraints.txt
    fi
    $python -m pip install -q --no-deps --no-build-isolation \
        -e packages/collective.taskqueue -e .
    $python -m pip check >/dev/null || $python -m pip check
}

fingerprint() {
    cat setup.py packages/*/setup.py pyproject.toml constraints.txt "$0" | sha256sum
    $python -c 'import sys; print(sys.version, sys.prefix)'
}

# killed while it was created, an environment has a Python but no pip
$python -m pip --version >/dev/null 2>&1 || create_environment
if [ "$(cat $stamp 2>/dev/null)" != "$(fingerprint)" ]; then
    echo "Installing the pinned packages ..."
    rm -f $stamp
    install_packages
    fingerprint >$stamp
fi
