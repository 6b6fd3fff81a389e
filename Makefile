# `make` lists what there is to make. Works with GNU make 3.81 (macOS) and newer.

PYTHON ?= python3
PORT ?= 8000
# For pytest, as in: make test ARGS='-k search'
ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet
# Newer pips show setuptools' word of warning about every such installation.
INSTALL_SELF := PYTHONWARNINGS=ignore $(PIP) install --no-deps --no-build-isolation -e .

# Material for MkDocs writes a notice about MkDocs 2 into each build; this project stays with MkDocs 1.
export NO_MKDOCS_2_WARNING := 1

# The tests start Python many times: let it keep what it compiles. `make clean` removes it.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help serve build offline test bench search-quality heard lighthouse screenshots check words due check-links permalinks schema lock audit audit-tools vendor node-tools clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

serve: $(VENV)/.installed ## serve the site at http://127.0.0.1:8000/ and follow changes (another port: PORT=8001)
	@$(PY) -c 'import socket, sys; socket.create_server(("127.0.0.1", int(sys.argv[1])))' $(PORT) 2>/dev/null || { \
		echo "Port $(PORT) can't be used; perhaps another program serves there. Name another one: make serve PORT=..." >&2; \
		exit 1; }
	@echo "==> http://127.0.0.1:$(PORT)/ (Ctrl+C stops it)"
	@$(PY) -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

# Each build has a folder of its own until it is done: two at once, or one that ends half-way, spoil nothing.
NEW_FOLDER := mkdir -p build && new=$$(mktemp -d build/new.XXXXXX) && \
	trap 'rm -rf "$$new"' EXIT && trap 'exit 1' HUP INT TERM

build: $(VENV)/.installed ## write the site to site/
	@$(NEW_FOLDER) && $(PY) -m mkdocs build --strict --site-dir "$$new/site" && \
		{ [ ! -e site ] || mv site "$$new/old"; } && mv "$$new/site" .

test: $(VENV)/.installed-test node-tools ## run all checks and tests (some of the tests: ARGS='-k search')
	@$(PY) -m pytest --numprocesses auto --dist worksteal $(ARGS)

bench: $(VENV)/.installed-test ## compare the build with a text-only twin and with 10 times the annex, and weigh pages
	@$(PY) -m benchmarks.measure

search-quality: $(VENV)/.installed-test ## how well the search finds what tests/search/queries.yaml asks for
	@$(PY) -m pytest -q -s tests/search/test_quality.py

heard: $(VENV)/.installed-test ## write tests/snapshots/heard/, what screen readers are given, anew for review
	@WRITE_SNAPSHOTS=1 $(PY) -m pytest -q tests/browser/test_heard.py -k reviewed && git diff --stat tests/snapshots/heard

lighthouse: build $(VENV)/.installed-test tests/lighthouse/node_modules/.installed ## measure the built site with Lighthouse, as on a phone
	@PYTHONPATH=. $(PY) tests/lighthouse/measure.py site

# Pages as files, not folders: without a server, nothing leads from a folder to the page in it.
offline: $(VENV)/.installed ## write dist/osa-initiatieven.zip, a copy of the site to open from a folder
	@$(NEW_FOLDER) && $(PY) -m mkdocs build --strict --no-directory-urls --site-dir "$$new/site" && \
		$(PY) -m annex archive "$$new/site" "$$new/osa-initiatieven.zip" && mkdir -p dist && mv "$$new"/*.zip dist
	@echo "==> dist/osa-initiatieven.zip: unpack it and open index.html"

screenshots: build $(VENV)/.installed-test ## take the README's pictures anew
	@PYTHONPATH=. $(PY) screenshots/take.py site

check: $(VENV)/.installed ## check the data
	@$(PY) -m annex check

words: build $(VENV)/.installed-words ## offer an editor words that the search can't answer yet
	@$(PY) tools/words.py site

due: $(VENV)/.installed ## list what was to come and is over: what editors have to look up
	@$(PY) -m annex due

check-links: build ## fetch every link of the site to another, and report (needs a network)
	@$(PY) -m annex check-links site

permalinks: $(VENV)/.installed ## add the ids of new records to data/permalinks.txt
	@$(PY) -m annex permalinks

schema: $(VENV)/.installed ## write data/*.schema.json from the model
	@$(PY) -m annex schema

# The virtual environment. Each file in it whose name starts with a dot says when that step was last done.

$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
		echo "Python is missing: no '$(PYTHON)' on this machine. Install Python 3.11 or newer," \
			"or name it: make PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python is too old: '$(PYTHON)' is $$($(PYTHON) -V 2>&1), and this needs 3.11 or newer." \
			"Name a newer one: make PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's 'venv' is missing. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "==> making $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made requirements.lock pyproject.toml
	@echo "==> installing what the site needs"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(INSTALL_SELF)
	@touch $@

$(VENV)/.installed-words: $(VENV)/.installed pyproject.toml
	@$(PIP) install --no-build-isolation -e '.[words]'
	@touch $@

$(VENV)/.installed-test: $(VENV)/.made requirements.lock requirements-test.lock pyproject.toml
	@echo "==> installing what the site and its tests need"
	@$(PIP) install --require-hashes -r requirements-test.lock
	@$(INSTALL_SELF)
	@touch $(VENV)/.installed $@

# The locks: the newest versions that pyproject.toml allows, for every system and every Python from 3.11 on.
# The second starts from the versions of the first, so that the two agree. No registry's address belongs in
# them: uv leaves addresses out, and the last step makes sure.

LOCK := .venv-lock
COMPILE := $(LOCK)/bin/python -m uv pip compile pyproject.toml --group build --quiet \
	--universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-header

lock: $(VENV)/.made ## remake requirements.lock and requirements-test.lock
	@test -d $(LOCK) || $(PY) -m venv $(LOCK)
	@$(LOCK)/bin/python -m pip --disable-pip-version-check --quiet install 'uv>=0.13,<0.14'
	@$(COMPILE) --upgrade --extra test --output-file requirements-test.lock
	@cp requirements-test.lock requirements.lock
	@$(COMPILE) --output-file requirements.lock
	@for file in requirements.lock requirements-test.lock; do \
		{ echo "# Written by 'make lock' from pyproject.toml."; \
		  sed -E '/^(-i|-f|--(extra-)?index-url|--find-links|--trusted-host)[ =]/d' $$file; } >$$file.new && \
		mv $$file.new $$file || exit 1; \
		if grep -nE '://|@ file:' $$file; then echo "$$file: an address got in" >&2; exit 1; fi; \
	done

# Known vulnerabilities. What the site is built with and what it serves is asked about before each publication; what only
# tests and other tools use can't reach a reader, so it stops none.
AUDIT_LOG := build/audit.log
PIP_AUDIT := $(PY) -m pip_audit --strict --require-hashes --disable-pip --progress-spinner=off --desc=off --requirement
NPM_AUDIT := npm audit --package-lock-only
ask = mkdir -p build; failed=0; for question in $(1); do \
	$$question >$(AUDIT_LOG) 2>&1 || { failed=1; grep -Eq '^Found |^[0-9].* vulnerabilit' $(AUDIT_LOG) || \
		echo "NOT AUDITED: the advisory service could not be asked about every package" >>$(AUDIT_LOG); }; \
	cat $(AUDIT_LOG); \
	done; exit $$failed

audit: $(VENV)/.installed-test ## ask advisory services about what builds the site and what it serves (needs a network)
	@$(call ask,"$(PIP_AUDIT) requirements.lock" "$(NPM_AUDIT) --omit=dev")

audit-tools: $(VENV)/.installed-test ## ask them about what tests and other tools use too
	@$(call ask,"$(PIP_AUDIT) requirements-test.lock" "$(NPM_AUDIT)" "$(NPM_AUDIT) --prefix tests/lighthouse")

# From the npm registry: what is copied into the site and into tests/vendor, and for `make test` the HTML validator, the
# linter and formatter of JavaScript and CSS, and the type checker.

SEARCH_VENDOR := docs/assets/search/vendor
TEST_VENDOR := tests/vendor
NPM_CI := npm ci --ignore-scripts --no-audit --no-fund
ESBUILD := node_modules/.bin/esbuild --log-level=warning --minify --charset=utf8 --target=es2022

vendor: ## copy what package.json names into docs/assets/search/vendor/ and tests/vendor/
	$(NPM_CI)
	@mkdir -p $(SEARCH_VENDOR) $(TEST_VENDOR)
	@echo 'import Keys from "./node_modules/minisearch/dist/es/SearchableMap.js"; globalThis.MiniSearch = Keys' | \
		$(ESBUILD) --bundle --format=iife --outfile=$(SEARCH_VENDOR)/minisearch.js
	@cp node_modules/minisearch/LICENSE.txt $(SEARCH_VENDOR)/minisearch.LICENSE.txt
	@echo 'import { stemmer } from "./node_modules/@orama/stemmers/dist/nl.js"; globalThis.DutchStemmer = { stemmer }' | \
		$(ESBUILD) --bundle --format=iife --outfile=$(SEARCH_VENDOR)/stemmer.js
	@cp node_modules/@orama/stemmers/LICENSE.md $(SEARCH_VENDOR)/stemmer.LICENSE.txt
	@cp node_modules/axe-core/axe.min.js $(TEST_VENDOR)/axe.min.js
	@cat node_modules/axe-core/LICENSE node_modules/axe-core/LICENSE-3RD-PARTY.txt > $(TEST_VENDOR)/axe.LICENSE.txt

# Without npm, or without a network, `make test` leaves out what needs these tools and says so.
node-tools: node_modules/.installed

node_modules/.installed: package.json package-lock.json
	@if command -v npm >/dev/null 2>&1; then \
		echo "==> installing the HTML validator and the tools for JavaScript and CSS"; \
		if $(NPM_CI) --silent; then touch $@; else echo "npm could not install them" >&2; fi; \
	fi

# Its own folder: it is big, and only `make lighthouse` needs it. It runs the browser that is installed.
tests/lighthouse/node_modules/.installed: tests/lighthouse/package.json tests/lighthouse/package-lock.json
	@command -v npm >/dev/null 2>&1 || { \
		echo "npm is missing. Debian: apt-get install npm; macOS: brew install node" >&2; exit 1; }
	@echo "==> installing Lighthouse"
	@cd tests/lighthouse && PUPPETEER_SKIP_DOWNLOAD=1 $(NPM_CI) --silent
	@touch $@

clean: ## remove all that make made
	rm -rf build dist site $(VENV) $(LOCK) node_modules tests/lighthouse/node_modules \
		*.egg-info .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
