#!/usr/bin/env bash
# Licences, sources and known holes of everything that others wrote. What needs the network is left out, and said, when it
# cannot be reached.
set -euo pipefail
cd "$(dirname "$0")/.."

deny=$(make/tool.sh cargo-deny 0.20.2)

cargo fetch --locked --quiet
"$deny" --offline --log-level warn check licenses bans sources
if said=$(timeout 120 "$deny" --log-level warn fetch db 2>&1); then
  "$deny" --offline --log-level warn check advisories
else
  echo "advisories of crates: not checked, the database could not be fetched ($(tail -n 1 <<<"$said" | cut -c 1-120))"
fi

# npm answers 0 or 1 with a report; anything without one is a registry that does not do audits or is not there.
report=$(timeout 120 npm audit --omit dev --json 2>/dev/null || true)
case "$(node make/audit-report.mjs <<<"$report")" in
  clean) ;;
  unreachable) echo "advisories of npm packages: not checked, the registry gave no answer" ;;
  *)
    npm audit --omit dev
    exit 1
    ;;
esac
