#!/usr/bin/env bash
# Builds the page into ui/dist when one of its sources is newer. It must be there before the app compiles.
set -euo pipefail
cd "$(dirname "$0")/.."

built=ui/dist/index.html
if [[ -f $built ]]; then
  newer=$(find ui package-lock.json -path ui/dist -prune -o -path ui/node_modules -prune -o -newer "$built" -print -quit)
  [[ -n $newer ]] || exit 0
fi
npm run --silent build --workspace ui
# Vite leaves the time of a file whose content did not change.
touch "$built"
