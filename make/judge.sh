#!/usr/bin/env bash
# Exports are read by programs that others wrote. They are Python's; where they can be neither found nor installed, that is
# said, and nothing is judged.
set -euo pipefail
cd "$(dirname "$0")/.."

modules='import bibtexparser, citeproc, docx, jsonschema, openpyxl, PIL, pybtex, pyld, pypdf, rispy, xmlschema'
python=python3
if ! command -v python3 >/dev/null; then
  echo "exports: not judged by other programs, for there is no python3"
  exit 0
fi
if ! python3 -c "$modules" 2>/dev/null; then
  judges=$CARGO_TARGET_DIR/judges
  python=$judges/bin/python
  if ! "$python" -c "$modules" 2>/dev/null; then
    said=$({ python3 -m venv "$judges" && "$python" -m pip install --quiet --disable-pip-version-check -r tests/exporters/judges.txt; } 2>&1) || {
      echo "exports: not judged by other programs, which could not be installed ($(tail -n 1 <<<"$said" | cut -c 1-160))"
      exit 0
    }
  fi
fi
"$python" tests/exporters/judge.py "$CARGO_TARGET_DIR/debug/clip" ${REFI_QDA_XSD:+"$REFI_QDA_XSD"}
