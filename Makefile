# `make help` lists what there is. Needs Python 3.11 or later with venv, and Node 20 with npm while setting up.

PYTHON ?= python3
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
MESSAGES := $(if $(wildcard tools/messages.py),$(STAMPS)/messages)
COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --python-version 3.11
# The demonstration has a folder of its own and never touches the database of the environment.
DEMO := env -u DATABASE_URL -u CAICACH_MEDIA CAICACH_VAR="$(CURDIR)/var/demo" $(BIN)/caicach

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

## ---------------------------------------------------------------- set-up

.PHONY: setup
setup: $(STAMPS)/project $(STAMPS)/browser-files $(MESSAGES) ## everything that running needs, into .venv

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "caicach needs Python 3.11 or later")'
	@$(PYTHON) -m venv $(VENV) || { echo "No virtual environment: on Debian, apt-get install python3-venv"; exit 1; }
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/runtime: requirements/build.txt requirements/runtime.txt | $(STAMPS)/venv
	$(PIP_INSTALL) --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	@touch $@

# No build isolation: setuptools stands in the environment already, pinned and hashed.
$(STAMPS)/project: pyproject.toml requirements/runtime.in $(STAMPS)/runtime
	$(PIP_INSTALL) --no-deps --no-index --no-build-isolation --editable .
	@touch $@

$(STAMPS)/browser-files: $(wildcard package.json package-lock.json tools/browser_files.py caicach/web/ui/icons.py) | $(STAMPS)/project
	$(BIN)/python -m tools.browser_files
	@touch $@

$(STAMPS)/messages: tools/messages.py $(wildcard caicach/locale/*/LC_MESSAGES/*.po) | $(STAMPS)/project
	$(BIN)/python -m tools.messages
	@touch $@

.PHONY: setup-development
setup-development: setup $(STAMPS)/development ## setup, and what testing and checking need

$(STAMPS)/development: requirements/development.txt $(STAMPS)/runtime
	$(PIP_INSTALL) --require-hashes -r requirements/development.txt
	@touch $@

## ---------------------------------------------------------------- running

.PHONY: demo
demo: setup ## a site with example data on http://localhost:8000 (PORT=...); what is there is kept
	@$(DEMO) migrate --verbosity 0
	@$(DEMO) load-demo
	@$(DEMO) serve --port $(PORT)

.PHONY: demo-reset
demo-reset: ## throw the example data away; the next `make demo` starts over
	rm -rf var/demo

.PHONY: run
run: setup ## serve with the settings of the environment (docs/operations.md)
	@$(BIN)/caicach serve --port $(PORT)

## ---------------------------------------------------------------- changing it

.PHONY: test
test: setup-development ## every test this machine allows, and what it left out
	@$(BIN)/python -m tools.test

.PHONY: check
check: setup-development ## style, types and directions of import
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target --keep-going check-types check-style check-imports

.PHONY: check-style check-types check-imports
check-style:
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "ruff format would change files: $(BIN)/ruff format ."; exit 1; }
check-types:
	@$(BIN)/mypy --no-error-summary
check-imports:
	@$(BIN)/lint-imports --no-logo > $(STAMPS)/imports.log || { cat $(STAMPS)/imports.log; exit 1; }

.PHONY: bench
bench: setup-development ## measure speed and recognition
	@$(BIN)/python -m benchmarks

.PHONY: requirements
requirements: $(STAMPS)/venv ## compile requirements/*.in into pinned and hashed *.txt
	@test -x $(BIN)/uv || $(PIP_INSTALL) uv
	$(COMPILE) requirements/build.in -o requirements/build.txt
	$(COMPILE) requirements/runtime.in -o requirements/runtime.txt
	$(COMPILE) requirements/development.in -o requirements/development.txt
	$(COMPILE) requirements/node.in -o requirements/node.txt

.PHONY: clean
clean: ## remove what was installed, built and cached; var/ stays
	rm -rf $(VENV) node_modules caicach/web/static/vendor build *.egg-info
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find caicach tools tests -name __pycache__ -prune -exec rm -rf {} +
	find caicach -name '*.mo' -delete
