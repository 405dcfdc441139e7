# Everything that is done with Clipfile. CI runs `check` and `test`, nothing else.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.DEFAULT_GOAL := help

# Every cargo command takes the whole workspace: with the same packages chosen, features are the same, and what others
# wrote is compiled once.
export CARGO_TARGET_DIR := $(abspath $(or $(CARGO_TARGET_DIR),target))
export CARGO_TERM_COLOR ?= auto

.PHONY: help setup run dev check test gen e2e crash soak fuzz bench bench-search package build-tools window-tools page

help: ## Lists these
	@grep -hE '^[a-z0-9-]+:.*## ' Makefile | sed -E 's/^([a-z0-9-]+):.*## /  make \1\t/' | expand -t 18

setup: ## Installs what building and testing need
	@make/setup.sh build window

build-tools:
	@make/setup.sh build

window-tools:
	@make/setup.sh build window

page:
	@make/page.sh

run: $(if $(DISPLAY)$(WAYLAND_DISPLAY),build-tools,window-tools) page ## Opens Clipfile on the sample library
	cargo build --locked --workspace
	@make/run.sh

dev: build-tools page ## Opens it with the page served by vite: what is edited shows at once
	npx --no-install tauri dev -- --locked

check: build-tools page ## Format, lints, the house rules, licences, known holes, generated code
	cargo fmt --all --check
	npx --no-install prettier --config ui/.prettierrc --check make/*.mjs tests/e2e tests/bench
	npm run --silent check --workspace ui
	@if command -v shellcheck >/dev/null; then shellcheck make/*.sh .ci/run; fi
	@make/generated.sh check
	cargo test --locked --quiet --workspace --test tidy
	cargo clippy --locked --workspace --all-targets -- -D warnings
	@make/audit.sh

test: window-tools page ## Every test: Rust, page, and the journeys in the real window
	cargo test --locked --workspace
	npm run --silent test --workspace ui
	cargo build --locked --workspace
	@make/judge.sh
	@make/e2e.sh

e2e: window-tools page ## The journeys alone; JOURNEY=tests/e2e/x.test.mjs for one
	cargo build --locked --workspace
	@make/e2e.sh $(JOURNEY)

crash: build-tools ## Kills the program at random moments, ROUNDS=1000 times, and looks whether anything is lost
	CLIPFILE_CRASHES=$(or $(ROUNDS),1000) cargo test --locked -p clipfile-core --test core -- --nocapture crash::nothing

soak: build-tools ## Does OPERATIONS=10000 things that users do, at random; fails where memory grows; SEED=… for the same again
	CLIPFILE_SOAK=$(or $(OPERATIONS),10000) $(if $(SEED),CLIPFILE_SEED=$(SEED)) cargo test --locked -p clipfile-core --test core -- --nocapture soak::

fuzz: build-tools ## Looks for bytes that break something, a minute for each way in; TIME=600 for ten, TARGET=import for one; needs nightly
	@make/fuzz.sh

gen: build-tools ## Writes ui/src/generated from the Rust types
	@make/generated.sh write

bench: window-tools page ## Measures, prints one table of medians; PART=imports for one part
	@make/bench.sh $(PART)

bench-search: build-tools ## Measures searching beside other engines; ARTICLES=1000000 for another size
	@make/bench-search.sh

package: build-tools ## Makes the .deb with clipfile and clip
	@make/package.sh
