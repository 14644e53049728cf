# The two commands of the README are `make demo` and `make test`; each sets up everything it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RIVALS := .venv-rivals
PACKAGES := spiders pipelines nlp ocop

.PHONY: demo test tools check bench rivals docs confidence floors constraints clean

demo: $(READY)
	$(BIN)/ocop demo

test: tools check
	rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest -n auto --dist loadscope
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# What the tests use and pip does not have: R, with which docs/analysts.md is tried. Installed where that is possible;
# elsewhere the test of it is left out, but in CI, where it fails.
tools:
	@command -v Rscript > /dev/null || { command -v apt-get > /dev/null && test "$$(id -u)" = 0 \
		&& apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends r-base-core; } \
		|| echo "R is missing: install it (in Debian and Ubuntu the package r-base-core) to try its part of docs/analysts.md"

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cog --check -r $(wildcard docs/*.md) README.md

bench: $(READY)
	$(BIN)/python -m benchmarks

# The benchmark of extraction with newspaper4k and readability beside it, in an environment of their own.
rivals: $(RIVALS)/.ready
	$(RIVALS)/bin/python -m benchmarks.extraction 0

# Rewrites the parts of the documentation that are generated from the code.
docs: $(READY)
	$(BIN)/cog -r $(wildcard docs/*.md) README.md

# Fits the confidence to what the reader makes of our annotated articles: to be run when its rules have changed.
confidence: $(READY)
	$(BIN)/python -m ocop.evaluation.confidence

# Raises the floors of the reader's scores to what they are now; lowers none, but with NEW_GOLD=own (dev, seeds) where
# that gold has changed.
floors: $(READY)
	$(BIN)/python -m ocop.evaluation $(foreach name,$(NEW_GOLD),--new-gold $(name))
	$(BIN)/cog -r docs/evaluation.md

# New sets of pinned versions; needs uv.
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-emit-index-url --no-header --no-annotate --quiet
constraints:
	$(COMPILE) --extra dev -o constraints.txt
	$(COMPILE) --extra bench -o constraints-rivals.txt

$(READY): constraints.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $(READY)

$(RIVALS)/.ready: constraints-rivals.txt
	$(PYTHON) -m venv $(RIVALS)
	$(RIVALS)/bin/python -m pip install --quiet --upgrade pip
	$(RIVALS)/bin/python -m pip install --quiet --require-hashes -r constraints-rivals.txt
	touch $@

clean:
	rm -rf $(VENV) $(RIVALS) .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .scrapy data/demo
