# `make` lists what there is to make. Works with GNU make 3.81 (macOS) and newer.

PYTHON ?= python3
PORT ?= 8000
# For pytest, as in: make test ARGS='-k search'
ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet
INSTALL_SELF := $(PIP) install --no-deps --no-build-isolation -e .

# Material for MkDocs writes a notice about MkDocs 2 into each build; this project stays with MkDocs 1.
export NO_MKDOCS_2_WARNING := 1

# The tests start Python many times: keep its bytecode, also in a container that turns this off.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help serve build offline test snapshots bench search-quality check permalinks lock audit vendor node-tools clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

serve: $(VENV)/.installed ## serve the site at http://127.0.0.1:8000/ and follow changes (another port: PORT=8001)
	@$(PY) -c 'import socket, sys; socket.create_server(("127.0.0.1", int(sys.argv[1])))' $(PORT) 2>/dev/null || { \
		echo "Port $(PORT) can't be used; perhaps another program serves there. Name another one: make serve PORT=..." >&2; \
		exit 1; }
	@echo "==> http://127.0.0.1:$(PORT)/ (Ctrl+C stops it)"
	@$(PY) -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

# A build that fails leaves the site of the last one as it was.
build: $(VENV)/.installed ## write the site to site/
	@rm -rf build/site && mkdir -p build/site
	@$(PY) -m mkdocs build --strict --site-dir build/site
	@rm -rf site && mv build/site site

# Pages as files, not folders: without a server, nothing leads from a folder to the page in it.
offline: $(VENV)/.installed ## write dist/osa-initiatieven.zip, a copy of the site to open from a folder
	@$(PY) -m mkdocs build --strict --no-directory-urls --site-dir build/offline
	@mkdir -p dist && $(PY) -m annex archive build/offline dist/osa-initiatieven.zip
	@echo "==> dist/osa-initiatieven.zip: unpack it and open index.html"

test: $(VENV)/.installed-test node-tools ## run all checks and tests (some of the tests: ARGS='-k search')
	@$(PY) -m pytest --numprocesses auto --dist worksteal $(ARGS)

snapshots: $(VENV)/.installed-test ## write the snapshots of the made-up project anew
	@$(PY) -m pytest -q tests/sample --snapshot-update

bench: $(VENV)/.installed-test ## compare the build with a text-only twin, and weigh pages
	@$(PY) -m benchmarks.measure

search-quality: $(VENV)/.installed-test ## how well the search finds what tests/search/queries.yaml asks for
	@$(PY) -m pytest -q -s tests/search/test_quality.py

check: $(VENV)/.installed ## check the data
	@$(PY) -m annex check

permalinks: $(VENV)/.installed ## add the ids of new records to data/permalinks.txt
	@$(PY) -m annex permalinks

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

$(VENV)/.installed-test: $(VENV)/.made requirements.lock requirements-test.lock pyproject.toml
	@echo "==> installing what the site and its tests need"
	@$(PIP) install --require-hashes -r requirements-test.lock
	@$(INSTALL_SELF)
	@touch $(VENV)/.installed $@

# The newest versions that pyproject.toml allows, for every system and every Python from 3.11 on. The second lock starts
# from the first, so that the two agree. uv has an environment of its own: nothing else needs it.

LOCK := .venv-lock
COMPILE := $(LOCK)/bin/python -m uv pip compile pyproject.toml --group build --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --custom-compile-command 'make lock'

lock: $(VENV)/.made ## remake requirements.lock and requirements-test.lock
	@test -d $(LOCK) || $(PY) -m venv $(LOCK)
	@$(LOCK)/bin/python -m pip --disable-pip-version-check --quiet install 'uv>=0.13,<0.14'
	@$(COMPILE) --upgrade --extra test --output-file requirements-test.lock
	@cp requirements-test.lock requirements.lock
	@$(COMPILE) --output-file requirements.lock

# What the site is built with and what it serves; what only tests use can't reach a reader.
audit: $(VENV)/.installed-test ## ask advisory services about what the site is built with and serves (needs a network)
	@$(PY) -m pip_audit --strict --require-hashes --disable-pip --desc=off --requirement requirements.lock
	@npm audit --package-lock-only --omit=dev

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

clean: ## remove all that make made
	rm -rf build dist site $(VENV) $(LOCK) node_modules *.egg-info \
		.import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
