# Chợ Phiên. `make run`: a running demo. `make test`: the whole suite, no service needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
HOST ?= 127.0.0.1
WORKERS ?= 2

.PHONY: help setup setup-dev run demo test check bench lint types imports suite suite-postgres browser clean

help: ## Say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(VENV)/ready: requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/ready-dev: requirements-dev.lock $(VENV)/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

.env:
	cp .env.example .env

setup: $(VENV)/ready .env ## Install what the product needs
	$(BIN)/python manage.py compile_catalogues
	$(BIN)/python manage.py build_styles

run: setup ## A running demo of five provinces on http://localhost:$(PORT)
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py demo
	$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	PORT=$(PORT) $(BIN)/python manage.py welcome
	PORT=$(PORT) $(BIN)/granian --interface wsgi --host $(HOST) --port $(PORT) --workers $(WORKERS) \
		--blocking-threads 1 --no-ws config.wsgi:application

demo: setup ## Fill the database with the demo of five provinces
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py demo

test: setup $(VENV)/ready-dev ## The whole suite on SQLite, without any service
	$(BIN)/python -m pytest -n auto -m "not browser and not postgres"
