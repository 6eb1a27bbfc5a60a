# Two commands do all set-up: `make run` and `make test`.
HOST ?= 127.0.0.1
PORT ?= 8000
DEVSET ?= ../shared/devset
NLP ?= ../shared/nlp
ONLY ?=
BIN := .venv/bin
export EDARAN_HOME ?= ./data

.PHONY: run test fast check bench eval samples lock audit

run: ## install what is missing, read samples/, serve the web desk and API
	@setup/install.sh run
	@$(BIN)/python -m samples.make --missing
	@$(BIN)/edaran ingest samples/documents
	@sed -e 's/@ADDRESS@/$(HOST):$(PORT)/g' setup/next.txt
	@exec $(BIN)/edaran serve --host $(HOST) --port $(PORT)

test: ## install what is missing, pass all tests
	@setup/install.sh test
	$(BIN)/python -m pytest -m "" -n 2 --dist loadfile

fast: ## the tests of the edit loop
	$(BIN)/python -m pytest

check: ## lint, format, types, architecture
	@setup/install.sh test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_architecture.py tests/test_docs.py tests/test_holes.py
	$(BIN)/python setup/audit.py

audit: ## known holes in the locked packages, as the advisory service tells them
	@setup/install.sh test
	$(BIN)/python setup/audit.py

eval: ## accuracy of reading and of search on documents with truth
	@setup/install.sh test
	$(BIN)/python -m tests.eval --devset $(DEVSET) --keep
	$(BIN)/python -m tests.eval.retrieval --devset $(DEVSET) --nlp $(NLP) --readings digital

bench: ## speed, memory and cost beside named peers; ONLY=search,start for some sections
	@setup/install.sh test
	$(BIN)/python -m tests.bench --devset $(DEVSET) --only "$(ONLY)"

lock: ## write the lock of exact versions from what is installed
	$(BIN)/python setup/lock.py

samples: ## write all sample documents anew
	@setup/install.sh run
	$(BIN)/python -m samples.make
