# `make` shows what bindwright does and `make test` proves it; `make help` lists the rest.

.DEFAULT_GOAL := demo
.PHONY: demo generate test accept check bench lock clean help
.SILENT:

VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/run.stamp
DEV := $(VENV)/dev.stamp

# The folders with a bindwright.yaml; `make generate SPEC=specs/x` takes one alone.
SPEC := $(patsubst %/bindwright.yaml,%,$(wildcard specs/*/bindwright.yaml))
SOURCES := $(wildcard generator templates tests examples benchmarks)

export PYTHON
export PYTHONPATH := generator

demo: $(RUN) ## set up, generate the SDK of specs/openai-runs, and stream a run through it
	$(BIN)/python -m bindwright generate specs/openai-runs --out generated/openai-runs
	PYTHONPATH=generator:generated/openai-runs/src $(BIN)/python examples/demo.py

generate: $(RUN) ## regenerate the SDKs, which are also the goldens [SPEC=specs/openai-runs]
	for spec in $(SPEC); do \
		$(BIN)/python -m bindwright generate $$spec --out generated/$${spec##*/} || exit; \
	done

test: $(DEV) ## run every test [ARGS="-k settings"]
	$(BIN)/python -m pytest --quiet $(ARGS)

accept: $(DEV) ## write what `bindwright lint` says of specs/invalid as the expected text
	ACCEPT=1 $(BIN)/python -m pytest --quiet tests/checks/test_invalid.py

check: $(DEV) ## check formatting and types, and that the SDKs are current
	$(BIN)/black --check $(SOURCES)
	$(BIN)/pyright
	$(BIN)/mypy
	for spec in $(SPEC); do \
		$(BIN)/python -m bindwright generate $$spec --out generated/$${spec##*/} --check || exit; \
	done

bench: $(DEV) ## measure bindwright and its SDKs beside their peers [ARGS=...]
	$(BIN)/python benchmarks/run.py $(ARGS)

lock: ## renew requirements/*.txt; needs Python 3.11 [ARGS=--upgrade]
	requirements/lock.sh $(ARGS)

clean: ## take away the virtual environment, builds and caches
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .hypothesis
	find $(SOURCES) -name __pycache__ -prune -exec rm -rf {} +

help: ## list these commands
	sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | \
		while IFS='|' read -r name text; do printf '%-14s %s\n' "$$name" "$$text"; done

$(RUN): requirements/run.txt requirements/setup.sh
	requirements/setup.sh $(VENV) run

$(DEV): requirements/dev.txt requirements/setup.sh
	requirements/setup.sh $(VENV) dev
