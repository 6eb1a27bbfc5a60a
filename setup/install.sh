#!/usr/bin/env bash
# Installs what is missing for `make run` or `make test`: system packages, .venv, locked Python packages.
# Usage: setup/install.sh run|test    Settings: PIP_ARGS (extra arguments for pip), PYTHON (interpreter).
set -euo pipefail
cd "$(dirname "$0")/.."
profile=${1:?run or test}

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

missing_packages() {
    local name
    for name in "$@"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || echo "$name"
    done
}

# A new machine often runs its own updates: wait for their lock instead of giving up.
patiently() {
    local try
    for try in 1 2 3 4 5 6; do
        as_root env DEBIAN_FRONTEND=noninteractive "$@" && return
        [ "$try" -eq 6 ] || { say "Trying again in 20 seconds ($try of 5): $*"; sleep 20; }
    done
    return 1
}

install_system_packages() {
    local wanted missing
    mapfile -t wanted < <(grep -hv '^#' "$@" | sed '/^$/d')
    command -v dpkg-query >/dev/null || { say "Not a Debian system: install by hand: ${wanted[*]}"; return; }
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    [ "${#missing[@]}" -eq 0 ] && return
    say "Installing system packages: ${missing[*]}"
    patiently apt-get update -qq
    patiently apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}" >&2
}

find_python() {
    local name
    for name in "${PYTHON:-}" python3.11 python3.12 python3.13 python3; do
        [ -n "$name" ] && command -v "$name" >/dev/null || continue
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$name"; return; }
    done
    say "Python 3.11 or newer is needed."
    exit 1
}

make_environment() {
    local python
    [ -x .venv/bin/python ] && return
    python=$(find_python)
    "$python" -c 'import ensurepip' 2>/dev/null || install_system_packages setup/venv-packages.txt
    say "Making .venv with $python"
    "$python" -m venv .venv
}

install_python_packages() {
    local stamp=".venv/.installed-$profile" sum
    sum=$(cat "$@" pyproject.toml | sha256sum)
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ] && return
    say "Installing Python packages into .venv (about 1.5 GB the first time; PyTorch's CPU build is most of it)"
    # shellcheck disable=SC2046,SC2086
    .venv/bin/python -m pip install -q --disable-pip-version-check ${PIP_ARGS:-} $(printf -- '-r %s ' "$@")
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
    printf '%s' "$sum" >"$stamp"
}

if [ "$profile" = test ]; then
    install_system_packages setup/run-packages.txt setup/test-packages.txt
    make_environment
    install_python_packages setup/run.lock setup/cluster.lock setup/test.lock
else
    install_system_packages setup/run-packages.txt
    make_environment
    install_python_packages setup/run.lock
fi
