#!/usr/bin/env bash
# Opens the program on the sample library; without a display, takes a picture of it instead.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$CARGO_TARGET_DIR/debug/clipfile
if [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" || "$(uname)" != Linux ]]; then
  exec "$program" --sample
fi
CLIPFILE_APP=$program exec node make/picture.mjs
