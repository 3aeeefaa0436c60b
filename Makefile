# Every target makes its own environment: Python 3.11 or later and make are all that has to be there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PLATFORMS := linux win32 darwin

.PHONY: run test check lint bench screenshots wheel icons man words format

run: $(VENV)/installed
	$(BIN)/deskbreak run

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest

check: lint test

lint: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	for platform in $(PLATFORMS); do $(BIN)/mypy --platform $$platform || exit 1; done
	$(BIN)/lint-imports

bench: $(VENV)/installed-dev
	$(BIN)/python -m pytest tests/bench -s -q -o python_files='bench_*.py'

screenshots: $(VENV)/installed-dev
	$(BIN)/python -m pytest tests/screenshots.py -q

wheel: $(VENV)/installed-dev
	$(BIN)/python -m build --wheel

icons: $(VENV)/installed-dev
	$(BIN)/python icons/make.py

words: $(VENV)/installed-dev
	$(BIN)/python -m tests.catalogues

man: $(VENV)/installed-dev
	$(BIN)/python -m tests.manpage

format: $(VENV)/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Debian has no ensurepip without python3-venv: say so instead of leaving half an environment behind.
$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "deskbreak needs Python 3.11 or later; name one with: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "Python cannot make environments here. On Debian: apt install python3-venv"; exit 1; }

$(VENV)/installed: $(VENV)/bin/pip pyproject.toml
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/bin/pip pyproject.toml
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/installed
