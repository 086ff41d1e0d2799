# make run: read the example pages and open the portal.  make test: every check.  Both set up what they need.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
PORTAL := src/cityties_site/portal/static/portal
LOCALE := src/cityties_site/locale
BIN := $(VENV)/bin
INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help run frontend test checks lint types layers dependencies tests postgresql floors setup format quality messages docs constraints clean

help: ## say what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

run: $(VENV)/.installed $(PORTAL)/.built $(VENV)/.translated ## read the example pages, then open the portal with them on 127.0.0.1:8000
	$(BIN)/cityties read examples/pages --table
	$(BIN)/cityties add examples/pages
	$(BIN)/python -m cityties_site.manage bring_stories examples/stories
	$(BIN)/cityties serve

frontend: $(PORTAL)/.built ## build the portal's styles and scripts (with npm, or the one that pip brings)

test: checks tests postgresql ## run every check (make -k test: all, even if one fails)

# What uses one core only runs two at a time; the tests use two by themselves.
checks: setup
	$(MAKE) --jobs=2 --output-sync=target lint types layers dependencies floors

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

layers: setup
	$(BIN)/lint-imports

dependencies: setup
	$(BIN)/deptry src

tests: setup
	$(BIN)/python -m pytest -n 2

postgresql: setup
	$(BIN)/python -m tools.with_postgresql $(BIN)/python -m pytest -n 2 tests/site --ignore tests/site/browser

floors: setup
	$(BIN)/python -m benchmark.quality

setup: $(VENV)/.developing $(PORTAL)/.built $(VENV)/.translated ## install the library and the tools that check it

format: setup ## write the code as the checks want it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

quality: setup ## measure how good it is, and write docs/quality.md and README's table
	$(BIN)/python -m benchmark.quality --write

messages: setup ## collect the words of the public interface for translators, and compile their translations
	$(BIN)/python -m tools.messages update
	$(BIN)/python -m tools.messages compile

docs: setup ## write docs/cli.md from --help, and docs/data-dictionary.md from the tables
	$(BIN)/python -m tools.write_cli_docs
	$(BIN)/python -m tools.write_data_dictionary

constraints: $(BIN)/uv ## pin the versions that pyproject.toml allows today
	$(BIN)/uv pip compile pyproject.toml --extra site --group dev --group frontend --python-version 3.11 --upgrade --quiet \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --output-file constraints.txt

clean: ## remove what was set up
	rm -rf $(VENV)

$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv

# Compiled once here: where Python is told to write no bytecode, each command would compile everything anew.
$(VENV)/.installed: $(BIN)/uv pyproject.toml constraints.txt
	$(INSTALL) --compile-bytecode --editable '.[site]'
	$(BIN)/python -m compileall -q src
	touch $@

$(VENV)/.developing: $(VENV)/.installed
	$(INSTALL) --editable '.[site]' --group dev
	touch $@

# The built files stay out of git; see docs/decisions/styles-and-scripts.md.
$(PORTAL)/.built: $(wildcard $(addprefix frontend/,*.mjs *.json css/* css/*/* js/* js/*/* pictures/*)) | $(BIN)/uv
	command -v npm > /dev/null || $(INSTALL) --group frontend
	cd frontend && PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --silent && PATH="$$PATH:$(CURDIR)/$(BIN)" npm run build --silent
	touch $@

# So do compiled translations; see docs/decisions/catalogues.md.
$(VENV)/.translated: $(wildcard $(LOCALE)/*/LC_MESSAGES/*.po) tools/messages.py | $(VENV)/.installed
	$(BIN)/python -m tools.messages compile
	touch $@
