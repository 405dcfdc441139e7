#!/usr/bin/env bash
# Builds what is released, then measures it: all parts, or those named (imports mixed large anchor annotations windows
# highlights passages encryption exports pastes typing writing package), or copies or drafts alone.
set -euo pipefail
cd "$(dirname "$0")/.."

if [[ "${1:-}" == copies ]]; then
  exec cargo test --locked --release --quiet -p clipfile-core --test core -- --ignored --nocapture copies_measured
fi
if [[ "${1:-}" == drafts ]]; then
  cargo build --locked --release -p clipfile-cli
  cargo build --locked --release -p clipfile-core --example bench-articles --features bench
  exec node tests/bench/drafts.mjs
fi
make/package.sh >/dev/null
cargo build --locked --release -p clipfile --example empty-window --features bench
cargo build --locked --release -p clipfile-core --example bench-articles --features bench
exec node tests/bench/bench.mjs "$@"
