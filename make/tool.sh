#!/usr/bin/env bash
# Installs a tool of cargo where it is missing, and prints what calls it: tool.sh cargo-deny 0.20.2
set -euo pipefail

name=$1
version=$2
tools=$CARGO_TARGET_DIR/tools
if command -v "$name" >/dev/null; then
  echo "$name"
  exit
fi
if [[ ! -x $tools/bin/$name ]]; then
  cargo install "$name" --version "=$version" --locked --root "$tools" --target-dir "$tools/build" >&2
  rm -rf "$tools/build"
fi
echo "$tools/bin/$name"
