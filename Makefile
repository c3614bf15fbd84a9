# Demarche: every task of its developers. `make` alone lists them.
PREFIX ?= /usr/local
EVAL ?=
PEER ?=
MILLION ?= million.db
SWIFT ?= swift
MAN = $(PREFIX)/share/man/man1
bash = $(PREFIX)/share/bash-completion/completions/demarche
zsh = $(PREFIX)/share/zsh/site-functions/_demarche
fish = $(PREFIX)/share/fish/vendor_completions.d/demarche.fish
RELEASE = $(SWIFT) build -c release --static-swift-stdlib --product demarche

.DEFAULT_GOAL := help
.PHONY: help deps build test release install uninstall lint format embed gazetteer samples record eval bench bench-queries attacks model clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

deps: ## Install what a fresh Debian machine lacks (SQLite's headers)
	@test -e /usr/include/sqlite3.h || (apt-get update -qq && apt-get install -y -qq libsqlite3-dev) || \
	    (echo "SQLite's headers are missing: install libsqlite3-dev" >&2; exit 1)

build: deps ## Build for debugging
	$(SWIFT) build

test: deps ## Build and run all tests
	$(SWIFT) test

release: deps ## Build the one binary, .build/release/demarche
	$(RELEASE)

install: release ## Install binary, manual pages and completions under PREFIX (default /usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 .build/release/demarche $(DESTDIR)$(PREFIX)/bin/demarche
	install -d $(DESTDIR)$(MAN)
	.build/release/demarche manual --into $(DESTDIR)$(MAN)
	$(foreach name,bash zsh fish,install -d $(dir $(DESTDIR)$($(name))) && \
	    .build/release/demarche completions $(name) > $(DESTDIR)$($(name)) &&) true

uninstall: ## Remove what `make install` installed
	rm -f $(DESTDIR)$(PREFIX)/bin/demarche $(DESTDIR)$(MAN)/demarche.1 $(DESTDIR)$(MAN)/demarche-*.1
	rm -f $(foreach name,bash zsh fish,$(DESTDIR)$($(name)))

samples: release ## Ingest Samples/ into demarche.db and ask it a question
	.build/release/demarche ingest --db demarche.db Samples
	.build/release/demarche ask --db demarche.db "who has Biden met from Japan"

lint: ## Check the format of the Swift code
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format: ## Format the Swift code
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

embed: ## Renew the lists of embedded data files
	sh Sources/Embedded/generate.sh

gazetteer: ## Rebuild the gazetteer's tables from Tools/gazetteer
	python3 Tools/gazetteer/build.py

record: ## Record the golden files and command-line cases anew (read the diff)
	RECORD_GOLDEN=1 RECORD_CASES=1 $(SWIFT) test

MEASURE = --binary .build/release/demarche $(if $(EVAL),--gold $(EVAL)) $(if $(PEER),--peer .build/peer)

eval: release ## Score against our gold data, and that of EVAL=FOLDER; PEER=1 measures a peer too
	python3 Tools/evaluation/evaluate.py $(MEASURE)

bench: release ## Measure speed, memory and start on 20 MB of news (of EVAL, else Samples); PEER=1 a peer too
	python3 Tools/evaluation/bench.py $(MEASURE)

attacks: release ## Try what a database and a query command should stand, and print what happened
	python3 Tools/attacks/attacks.py --binary .build/release/demarche

bench-queries: release ## Measure questions and SQL over a million statements made of Samples/ (minutes, 2 GB in MILLION=FILE)
	test -e $(MILLION) || (.build/release/demarche ingest --quiet --db $(basename $(MILLION))-source.db Samples && \
	    python3 Tools/evaluation/million.py $(basename $(MILLION))-source.db $(MILLION))
	python3 Tools/evaluation/bench_queries.py .build/release/demarche $(MILLION)

model: deps ## Train the attribution network anew from the annotated articles in EVAL (about two hours)
	sh Training/run.sh $(EVAL)

clean: ## Remove what was built
	rm -rf .build eval-out demarche.db demarche.db-wal demarche.db-shm
