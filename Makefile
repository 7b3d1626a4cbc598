# Chợ Phiên. `make run`: a running demo. `make test`: the whole suite, no service needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
HOST ?= 127.0.0.1
WORKERS ?= 2
JOBS ?= auto
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
PYTEST := $(BIN)/python -m pytest -n $(JOBS)
ROOMS := config marketplace traceability catalog themes media base

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run demo test check bench mutants histories writers kills lint format types imports \
	house migrations \
	suite suite-postgres browser documents lock clean

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | sort | expand -t 18

# --- What has to be there first ------------------------------------------------------------------
$(VENV)/ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name it with PYTHON=…"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) -r requirements.lock
	touch $@

$(VENV)/ready-dev: requirements-dev.lock $(VENV)/ready
	$(PIP) -r requirements-dev.lock
	touch $@

.env:
	cp .env.example .env

setup: $(VENV)/ready .env ## Install what the product needs
	$(BIN)/python manage.py compile_catalogues --verbosity 0
	$(BIN)/python manage.py build_styles

setup-dev: setup $(VENV)/ready-dev ## Install what the checks need as well

# --- Use it --------------------------------------------------------------------------------------
run: demo ## A running demo of five provinces on http://localhost:8000 (PORT=… changes it)
	$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	PORT=$(PORT) $(BIN)/python manage.py welcome
	PORT=$(PORT) $(BIN)/python manage.py serve --host $(HOST) --workers $(WORKERS)

demo: setup ## Fill the database with the demo of five provinces; safe to run again
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py demo

# --- Check it ------------------------------------------------------------------------------------
test: setup-dev ## The whole suite on SQLite, without any service
	$(PYTEST) -rs -m "not browser and not postgres"

check: lint types imports migrations test browser suite-postgres ## Everything CI runs

lint: setup-dev ## Style of the code, and its format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: setup-dev ## Put the code into its format
	$(BIN)/ruff format .

types: setup-dev ## Types, strictly
	$(BIN)/mypy $(ROOMS) illustrations bench mutants tests

imports: setup-dev ## The staircase and the other import contracts
	$(BIN)/lint-imports

migrations: setup-dev ## Do the migrations say what the models say?
	$(BIN)/python manage.py makemigrations --check --dry-run

house: setup-dev ## The house rules alone
	$(PYTEST) tests/house

suite: test ## The same as test

suite-postgres: setup-dev ## The whole suite on a PostgreSQL of its own, thrown away afterwards
	.ci/postgres $(PYTEST) -m "not browser"

browser: setup-dev ## The flows in Chromium, with axe
	$(BIN)/python -m pytest -m browser tests

histories: setup-dev ## 100,000 generated histories, with late entries and stepped clocks, against tables
	GENERATED_HISTORIES=100000 $(PYTEST) tests/catalog/certificates/test_only_one.py \
		tests/catalog/certificates/test_stepped_clocks.py

MANY := MANY_WRITERS=20 MANY_ACTS=50
writers: setup-dev ## 20 writers with 50 acts each at the same moment, on SQLite and on PostgreSQL
	$(MANY) $(BIN)/python -m pytest -n0 tests/flows/test_many_writers.py
	$(MANY) .ci/postgres $(BIN)/python -m pytest -n0 tests/flows/test_many_writers.py

kills: setup-dev ## kill -9 of each command that writes, at 20 random moments
	KILLS=20 $(BIN)/python -m pytest -n0 tests/flows/test_killed_commands.py

bench: setup-dev ## CPU per request beside two hellos (docs/how-to/run-the-benchmarks.md)
	$(BIN)/python -m bench

mutants: setup-dev ## Put small mistakes into the rules; does a test notice each? (slow)
	$(BIN)/python -m mutants

# --- Keep it -------------------------------------------------------------------------------------
documents: setup ## Write the reference pages that are made from the code
	$(BIN)/python manage.py document

# uv in a throw-away environment; no index address enters the files, so any mirror can serve them.
LOCK = uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --no-annotate \
	--universal --python-version 3.11 pyproject.toml
lock: ## Lock every package by hash, after a change of pyproject.toml
	folder=$$(mktemp -d) && $(PYTHON) -m venv $$folder && $$folder/bin/pip install --quiet uv \
		&& $$folder/bin/$(LOCK) --output-file requirements.lock \
		&& $$folder/bin/$(LOCK) --extra dev --output-file requirements-dev.lock; \
		status=$$?; rm -rf $$folder; exit $$status

clean: ## Remove what was made, the demo's data included; keep the sources and .env
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
