#!/usr/bin/env bash
# Install by apt the programs that are not in the Python environment.
#
#   tools.sh            what switches features on: previews and PDF/A of office formats
#                       (LibreOffice), text of scanned pages (Tesseract, Ghostscript)
#   tools.sh test       these, and what tests need: Chromium, PostgreSQL, Redis
#   tools.sh list       the packages of the features, in one line
#
# The site runs without any of them; what needs one says that it is off.
set -euo pipefail

features=(
    libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui
    tesseract-ocr tesseract-ocr-deu ghostscript
)
# These have the measures of Arial, Times, Courier, Calibri and Cambria.
fonts=(fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea)
servers=(chromium chromium-driver postgresql redis-server)

office_has() {
    local soffice
    soffice=$(command -v soffice) &&
        [ -e "$(dirname "$(readlink -f "$soffice")")/$1" ]
}

has_font() {
    command -v fc-list >/dev/null && grep -q "$1" <<<"$(fc-list)"
}

# Programs are looked for, not packages: they may come from somewhere else.
present() {
    case $1 in
        libreoffice-writer-nogui) office_has libswlo.so ;;
        libreoffice-calc-nogui) office_has libsclo.so ;;
        libreoffice-impress-nogui) office_has libsdlo.so ;;
        tesseract-ocr) command -v tesseract >/dev/null ;;
        tesseract-ocr-deu)
            command -v tesseract >/dev/null &&
                grep -qx deu <<<"$(tesseract --list-langs 2>&1)" ;;
        ghostscript) command -v gs >/dev/null ;;
        chromium) command -v chromium >/dev/null ;;
        chromium-driver) command -v chromedriver >/dev/null ;;
        postgresql) command -v initdb >/dev/null ||
            compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null ;;
        redis-server) command -v redis-server >/dev/null ;;
        fonts-liberation) has_font "Liberation Sans" ;;
        fonts-crosextra-carlito) has_font Carlito ;;
        fonts-crosextra-caladea) has_font Caladea ;;
    esac
}

find_missing() {
    local package
    missing=()
    for package in "${wanted[@]}"; do
        present "$package" || missing+=("$package")
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Tests start servers of their own: the packages' services are neither set up nor started.
keep_services_off() {
    cluster=/etc/postgresql-common/createcluster.d/no-cluster-for-tests.conf
    policy=/usr/sbin/policy-rc.d
    [ ! -e $policy ] || policy=
    as_root mkdir -p "${cluster%/*}"
    echo "create_main_cluster = false" | as_root tee $cluster >/dev/null
    if [ -n "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
        as_root chmod 755 "$policy"
    fi
    trap 'as_root rm -f "$cluster" ${policy:+"$policy"}' EXIT
}

install_missing() {
    echo "Installing ${missing[*]} by apt; this takes some minutes, once ..."
    as_root true || return 0
    [ "$purpose" != test ] || keep_services_off
    as_root apt-get update -qq || true
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || true
}

purpose=${1:-features}
case $purpose in
    features) wanted=("${features[@]}" "${fonts[@]}") ;;
    test) wanted=("${features[@]}" "${servers[@]}") ;;
    list) echo "${features[*]} ${fonts[*]}"; exit ;;
    *) echo "usage: tools.sh [features|test|list]" >&2; exit 2 ;;
esac

find_missing
if [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null; then
    install_missing
    find_missing
fi
if [ ${#missing[@]} -gt 0 ]; then
    if [ "$purpose" = test ]; then
        echo "The tests need programs that could not be installed here." >&2
    else
        echo "These programs could not be installed here." >&2
    fi
    echo "As root: apt install ${missing[*]}" >&2
    exit 1
fi
[ "$purpose" = test ] || echo "All tools are there; restart the server to use them."
