SHELL := /bin/bash
.DEFAULT_GOAL := help
BIN := .venv/bin
BENCH ?= rest rechte versionen ablage suche maschinen warteschlange auszug
ARGS ?=
# Processes that share the tests; each of them sets up a site of its own.
JOBS ?= 2

# Packages whose newest release is taken: corrections that do not wait for the next Plone.
NEWER := cryptography=2026-11-20T00:00:00Z rfc3161-client=2026-11-20T00:00:00Z

# Files that zpretty takes care of.
MARKUP = find src packages/*/src instance/etc \( -name '*.zcml' -o -name '*.xml' -o -name '*.pt' \) -print0

.PHONY: help
help: ## Show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18

.PHONY: install
install: ## Create the environment and install the pinned packages
	@scripts/install.sh

.PHONY: start
start: install ## Start the site; the first call creates it
	@exec $(BIN)/python instance/control.py start

.PHONY: worker
worker: install ## Do the tasks of servers that run with EAKTE_WORKER=0
	@exec $(BIN)/python instance/control.py worker

.PHONY: demo-reset
demo-reset: install ## Drop the data of the demo site and build it again
	@$(BIN)/python instance/control.py demo-reset

.PHONY: admin-password
admin-password: install ## Give the Zope administrator a new password
	@$(BIN)/python instance/control.py admin-password

.PHONY: test
test: install ## Run all tests; ARGS="tests/project -x" narrows them
	@scripts/tools.sh test
	@# a package has a site of its own, which does not go with another one in a process
	@[ -n "$(ARGS)" ] || $(BIN)/python -m pytest packages/collective.taskqueue/tests
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadfile $(ARGS)

.PHONY: tools
tools: ## Install by apt what previews and the text of scans need
	@scripts/tools.sh

.PHONY: dist
dist: install ## Build the wheels of both distributions into dist
	@scripts/dist.sh

.PHONY: lint
lint: install ## Check style
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(MARKUP) | xargs -0r $(BIN)/zpretty --check

.PHONY: format
format: install ## Put the source into the style that lint asks for
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(MARKUP) | xargs -0r $(BIN)/zpretty --inplace

.PHONY: bench
bench: install ## Measure against plain Plone content
	@for name in $(BENCH); do $(BIN)/python benchmarks/$$name.py $(ARGS) || exit; done

.PHONY: buildout
buildout: install ## Wire bin/instance with buildout.cfg, without downloads
	@PIP_NO_BUILD_ISOLATION=0 $(BIN)/buildout -o

.PHONY: constraints
constraints: install ## Resolve constraints.txt and versions.cfg anew
	@$(BIN)/python -m build --quiet --wheel --no-isolation --outdir build/wheels \
	    packages/collective.taskqueue
	@$(BIN)/uv pip compile requirements.in setup.py packages/collective.taskqueue/setup.py \
	    --all-extras --quiet --upgrade --find-links build/wheels \
	    --no-emit-package collective-taskqueue \
	    --output-file constraints.txt --python-version 3.11 --no-annotate \
	    --exclude-newer 2026-09-12T00:00:00Z $(NEWER:%=--exclude-newer-package %) \
	    --custom-compile-command "make constraints"
	@$(BIN)/python scripts/versions_cfg.py

.PHONY: clean
clean: ## Remove what can be made again; data and environment stay
	@rm -rf build dist parts bin develop-eggs eggs .installed.cfg \
	    {.,packages/*}/src/*.egg-info packages/*/build \
	    .pytest_cache .ruff_cache .hypothesis
	@find src packages tests instance scripts -name __pycache__ -type d -prune -exec rm -rf {} +
