#!/usr/bin/env bash
# Builds what is released, then measures searching in a library of ARTICLES invented articles (100000) beside others.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --locked --release -p clipfile-cli
cargo build --locked --release -p clipfile-core --example bench-articles --features bench
exec node tests/bench/search.mjs
