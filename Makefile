# `make help` lists what can be made. Everything is installed into .venv, with the hashes in requirements/.

# The first Python here that is new enough; `make PYTHON=/path/to/python …` names another.
ifndef PYTHON
PYTHON := $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
endif

BIN := .venv/bin
VERSION := $(shell $(PYTHON) -c 'import platform; print(platform.python_version())' 2>/dev/null)
# A .venv made by another Python is made afresh.
MADE := .venv/.made-by-python-$(VERSION)
RUNTIME := .venv/.runtime
DEVELOPMENT := .venv/.development
MUTANTS := .venv/.mutants
BENCH := .venv/.bench
# pip would compile on one core, itself included.
COMPILE_ALL := $(BIN)/python -m compileall -q -j 0 -x '/(pip|setuptools|pygments)/' .venv/lib bot scheduler storage
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile
UV := uv==0.13.9
LOCK := $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header

.DEFAULT_GOAL := help
.PHONY: help install demo test coverage check format bench train mutants nightly lock clean

help: ## list these
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(RUNTIME) ## install what the bot needs into .venv

demo: $(RUNTIME) ## play a group's story on a stand-in for Slack, or STORY=busy; SERVE=1 keeps it up, to try in a browser, at PORT=8123 too
	@$(BIN)/matters demo $(if $(STORY),--story $(STORY)) $(if $(SERVE),--serve) $(if $(PORT),--port $(PORT))

# Three at once keep two cores busy: some wait for processes to start and for clocks.
test: $(DEVELOPMENT) ## run every test, on SQLite and PostgreSQL
	$(BIN)/python -m pytest -n 3 -m "not nightly" $(ARGS)

coverage: $(DEVELOPMENT) ## run every test with branch coverage, which takes twice as long; too little of it fails
	$(BIN)/python -m pytest -n 2 -m "not nightly" --cov --cov-branch --cov-report=term $(ARGS)

check: $(DEVELOPMENT) ## lint, types, and which package may import which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(DEVELOPMENT) ## lay the code out, and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(BENCH) ## measure beside the floors, and write docs/performance.md; QUICK=1 takes two minutes; ARGS=dates measures something else
	$(BIN)/python -m bench $(or $(ARGS),ratios $(if $(QUICK),3))

train: $(DEVELOPMENT) ## learn afresh by which messages of a thread something was decided, or taken on; a minute
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench._training

mutants: $(MUTANTS) ## break rules and queries, and score what the tests see; ARGS="--minutes 5 storage/outbox" of some
	$(BIN)/python -m tests.mutants $(ARGS)

nightly: $(DEVELOPMENT) ## run every test, the slow ones too
	$(BIN)/python -m pytest -n 2 $(ARGS)

lock: $(MADE) ## choose versions afresh within pyproject.toml; UPGRADE=1 takes the newest
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(UV)
	printf 'setuptools>=80\n' | $(LOCK) $(if $(UPGRADE),--upgrade) - -o requirements/build.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) pyproject.toml -o requirements/runtime.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) -c requirements/runtime.txt --group dev pyproject.toml \
		-o requirements/development.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) -c requirements/development.txt --group mutants -o requirements/mutants.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) -c requirements/development.txt --group bench -o requirements/bench.txt

clean: ## remove .venv and everything that tools left
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .coverage* htmlcov

$(MADE):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed. Install it, or name it: make PYTHON=/path/to/python"; exit 1; }
	@echo "Making .venv with $(PYTHON)"
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; \
		echo "$(PYTHON) can not make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@touch $@

$(RUNTIME): $(MADE) pyproject.toml requirements/build.txt requirements/runtime.txt
	@echo "Installing what the bot needs"
	@$(PIP_INSTALL) --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	@$(PIP_INSTALL) --no-build-isolation --editable .
	@$(COMPILE_ALL)
	@touch $@

$(DEVELOPMENT): $(MADE) pyproject.toml requirements/build.txt requirements/development.txt
	@echo "Installing what the bot and its tests need"
	@$(PIP_INSTALL) --require-hashes -r requirements/build.txt -r requirements/development.txt
	@$(PIP_INSTALL) --no-build-isolation --editable .
	@$(COMPILE_ALL)
	@touch $(RUNTIME) $@

$(BENCH): $(DEVELOPMENT) requirements/bench.txt
	@echo "Installing what draws the figures"
	@$(PIP_INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@

$(MUTANTS): $(DEVELOPMENT) requirements/mutants.txt
	@echo "Installing what breaks the code for the tests to see"
	@$(PIP_INSTALL) --require-hashes -r requirements/mutants.txt
	@touch $@
