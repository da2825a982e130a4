# Two commands matter: `make run` and `make test`. Nothing needs to be installed first but make and Python 3.11 or newer.
# What only apt can give is installed when root, else named in one line to copy.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
UV_VERSION := 0.13.9
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && { command -v $$p; break; }; done)
VAR_DIR ?= $(CURDIR)/var
BIND ?= 127.0.0.1:8000
STAMPS := .venv/.stamps
UV := .venv/bin/uv
UV_ENV := UV_PROJECT_ENVIRONMENT=$(CURDIR)/.venv UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy VIRTUAL_ENV=
APPS := hr_system personnel recruitment integrity
export VAR_DIR BIND

.PHONY: help run test test-sqlite test-postgresql lint bench prepare clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 18

run: $(STAMPS)/runtime $(STAMPS)/pango $(STAMPS)/catalogues ## Everything on http://127.0.0.1:8000, with a demonstration
	@exec .venv/bin/python manage.py serve --prepare

test: $(STAMPS)/test $(STAMPS)/pango $(STAMPS)/testing-tools $(STAMPS)/catalogues ## Every test, on every database and broker that listens here
	@.ci/test-all

lint: $(STAMPS)/quality $(STAMPS)/catalogues ## Style, types, templates, layers, dependencies, migrations, deployment
	@.ci/lint

bench: $(STAMPS)/test $(STAMPS)/production $(STAMPS)/catalogues ## One line per benchmark: name, value, unit, ratio to its limit
	@.venv/bin/python -m tests.benchmarks

clean: ## Forget what was installed and compiled; keeps var/
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache .import_linter_cache

# --- what must be there -------------------------------------------------------------------------------------------
$(UV):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed:  sudo apt-get install -y python3 python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 || { rm -rf .venv; .ci/apt python3-venv "a virtual environment" && $(PYTHON) -m venv .venv; }
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@mkdir -p $(STAMPS)

$(STAMPS)/runtime: $(UV) uv.lock pyproject.toml
	@mkdir -p $(STAMPS)
	@$(UV_ENV) $(UV) sync --locked --inexact --no-default-groups --quiet
	@touch $@

$(STAMPS)/production: $(STAMPS)/runtime
	@$(UV_ENV) $(UV) sync --locked --inexact --no-default-groups --extra production --quiet
	@touch $@

$(STAMPS)/test: $(STAMPS)/runtime
	@$(UV_ENV) $(UV) sync --locked --inexact --no-default-groups --group test --extra production --quiet
	@touch $@

$(STAMPS)/quality: $(STAMPS)/test
	@$(UV_ENV) $(UV) sync --locked --inexact --no-default-groups --group test --group quality --extra production --quiet
	@touch $@

# PDFs need Pango. Without it the pages to print take their place.
$(STAMPS)/pango: $(STAMPS)/runtime
	@.venv/bin/python -c 'import weasyprint' >/dev/null 2>&1 && touch $@ || { .ci/apt "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" "PDF documents (until then: pages to print)" && touch $@ || true; }

$(STAMPS)/testing-tools: $(STAMPS)/runtime
	@missing=""; command -v chromium >/dev/null || missing="$$missing chromium"; command -v pdftotext >/dev/null || missing="$$missing poppler-utils"; command -v pg_dump >/dev/null || missing="$$missing postgresql-client"; \
	 if [ -z "$$missing" ]; then touch $@; else .ci/apt "$$missing" "browser journeys and reading PDFs in tests (skipped by name until then)" && touch $@ || true; fi

$(STAMPS)/catalogues: $(STAMPS)/runtime $(wildcard */locale/*/LC_MESSAGES/django.po)
	@.venv/bin/python manage.py compile_catalogues >/dev/null
	@touch $@
