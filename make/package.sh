#!/usr/bin/env bash
# Makes the Debian package: /usr/bin/clipfile and /usr/bin/clip, with the licences of what is inside.
set -euo pipefail
cd "$(dirname "$0")/.."

# The configuration names target/release/clip; the build may have its target folder elsewhere.
files=$(printf '{"bundle":{"linux":{"deb":{"files":{"/usr/bin/clip":"%s"}}}}}' "$CARGO_TARGET_DIR/release/clip")
npx --no-install tauri build --bundles deb --config "$files" -- -p clipfile -p clipfile-cli
ls -l "$CARGO_TARGET_DIR"/release/bundle/deb/*.deb
