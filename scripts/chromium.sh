#!/usr/bin/env bash
# Make sure that the browser tests find Chromium and its driver.
set -euo pipefail

available() {
    command -v chromium >/dev/null && command -v chromedriver >/dev/null
}

if ! available; then
    echo "Installing chromium and chromium-driver for the browser tests ..."
    as_root=
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    export DEBIAN_FRONTEND=noninteractive
    { $as_root apt-get update -qq &&
        $as_root apt-get install -y -qq chromium chromium-driver >/dev/null; } || true
fi

if ! available; then
    echo "The browser tests need Chromium, and it could not be installed here." >&2
    echo "As root: apt install chromium chromium-driver" >&2
    exit 1
fi
