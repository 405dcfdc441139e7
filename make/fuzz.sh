#!/usr/bin/env bash
# Hands what a fuzzer makes up to every check of tests/fuzzed, TIME seconds each (60), or to the one called TARGET; prints a line
# for each, and fails when one found something. What a run learns stays in fuzz/corpus, and the next one goes on from there.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${TIME:-60}
if [[ -n ${TARGET:-} ]]; then
  targets=("$TARGET")
else
  mapfile -t targets < <(basename -s .rs fuzz/fuzz_targets/*.rs)
fi

if ! rustc +nightly --version >/dev/null 2>&1; then
  echo "make: fuzzing needs a nightly compiler: rustup toolchain install nightly --profile minimal" >&2
  exit 1
fi
fuzz=$(make/tool.sh cargo-fuzz 0.13.2)

# It starts cargo and compiles for the machine that it runs on.
export RUSTUP_TOOLCHAIN=nightly
machine=$(rustc -vV | sed -n 's/^host: //p')
# Where the toolchain lacks what looks for errors in memory, panics and what runs too long are found all the same.
sanitizer=address
compgen -G "$(rustc --print sysroot)/lib/rustlib/$machine/lib/*asan*" >/dev/null || sanitizer=none
"$fuzz" build --strip-dead-code --sanitizer "$sanitizer" ${TARGET:+"$TARGET"}
programs=$CARGO_TARGET_DIR/$machine/release

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Thousands of libraries are made and thrown away: in memory, where there is a place for that.
if [[ -w /dev/shm ]]; then
  TMPDIR=$(mktemp -d /dev/shm/clipfile-fuzz.XXXXXX)
  export TMPDIR
  trap 'rm -rf "$work" "$TMPDIR"' EXIT
fi

# Samples of the tests, behind the byte that chooses the first way where a check is given one.
seed() {
  local folder=$work/$1 first=$2 number=0 file
  mkdir -p "$folder"
  for file in "${@:3}"; do
    number=$((number + 1))
    { printf %b "$first" && cat "$file"; } >"$folder/$number"
  done
}
seed archive '' tests/importers/archive/sample.json
seed decode '\0' tests/pages/*/source.html tests/pasted/*/source.txt
mapfile -t samples < <(find tests/importers -name 'sample.*')
seed import '\0' "${samples[@]}"
seed page '\0' tests/pages/*/source.html
for target in "${targets[@]}"; do
  mkdir -p "$work/$target" "fuzz/corpus/$target" "fuzz/artifacts/$target"
  for file in tests/fuzzed/seeds/"$target"/* tests/regressions/"$target"/*; do
    [[ ! -f $file ]] || cp "$file" "$work/$target/$(basename "$file")"
  done
done

broken=0
for target in "${targets[@]}"; do
  log=$work/$target.log
  # The worker that reads what comes from outside has ten seconds and 1 GiB; looking for errors in memory takes as much again.
  options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1)
  options+=(-artifact_prefix="fuzz/artifacts/$target/")
  # Memory that is kept for as long as the program runs is no leak.
  options+=(-detect_leaks=0)
  [[ ! -f fuzz/dictionaries/$target.dict ]] || options+=(-dict="fuzz/dictionaries/$target.dict")
  status=0
  "$programs/$target" "${options[@]}" "fuzz/corpus/$target" "$work/$target" >"$log" 2>&1 || status=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  covered=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -n 1)
  peak=$(sed -n 's/^stat::peak_rss_mb: *//p' "$log")
  line="$(printf '%-9s %10s executions, %6s edges, %5s MB' "$target" "${runs:-?}" "${covered:-?}" "${peak:-?}")"
  if ((status == 0)); then
    echo "$line, nothing found"
    continue
  fi
  broken=1
  echo "$line, FOUND: $(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)"
  grep -E -m 4 -A 3 "panicked at|ERROR: |^SUMMARY" "$log" | cut -c 1-400 | sed 's/^/          /' || tail -n 5 "$log"
done
if ((broken)); then
  echo "make: copy what was found to tests/regressions/TARGET and mend it; cargo test -p clipfile-core regressions looks at it" >&2
  exit 1
fi
