#!/usr/bin/env bash
# `generated.sh write` writes the TypeScript of the contract; `generated.sh check` fails when what is there is stale.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --quiet --workspace --bin generate
generate=$CARGO_TARGET_DIR/debug/generate
written=ui/src/generated/wire.ts
if [[ "$1" == write ]]; then
  exec "$generate" "$written"
fi
"$generate" "$CARGO_TARGET_DIR/wire.ts"
diff -u "$written" "$CARGO_TARGET_DIR/wire.ts" || {
  echo "make: $written is not what Rust says: run \`make gen\` and commit it" >&2
  exit 1
}
