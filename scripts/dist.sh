#!/usr/bin/env bash
# Build the wheels of both distributions; dist.sh DIRECTORY puts them there.
#
# Each is built from a source distribution in a temporary directory, so that nothing
# gets in that an earlier build has left behind.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:-dist}
mkdir -p "$target"
rm -f "$target"/collective_eakte-* "$target"/collective_taskqueue-*
for source in packages/collective.taskqueue .; do
    name=$(basename "$(cd "$source" && pwd)")
    .venv/bin/python -m build --no-isolation --outdir "$target" "$source" >"$target/build.log" 2>&1 || {
        cat "$target/build.log" >&2
        echo "$name could not be built." >&2
        exit 1
    }
done
rm -f "$target/build.log"
ls "$target"
