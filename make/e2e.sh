#!/usr/bin/env bash
# Walks the journeys in the real window, one at a time: all of them, or the files named.
set -euo pipefail
cd "$(dirname "$0")/.."

journeys=("$@")
((${#journeys[@]})) || journeys=(tests/e2e/*.test.mjs)
exec node --test --test-concurrency=1 --test-reporter=spec "${journeys[@]}"
