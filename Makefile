# Everything a person types here. `make` alone lists it.
#
# The environment .venv is built from uv.lock by ./bootstrap: once, and again when the lock changes.
# PYTHON=/path/to/python3 chooses the Python; without it the newest one from 3.11 on is taken.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run dev test check lint fix types bench bench-peers soak migrate schema web screenshots lock clean

PYTHON ?=
export PYTHON
# Where it is set, each process would compile all modules anew: seconds, and tests start hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE

bin := .venv/bin
args ?=

help: ## list these targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z.-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/built ## serve the whole product with demo data and a demo mailbox, on SQLite
	@exec ./funil serve --demo $(args)

dev: .venv/built ## as run, and start again whenever a Python file changes
	@exec $(bin)/watchfiles --filter python --target-type command --sigint-timeout 10 "./funil serve --demo $(args)" \
		$(wildcard *.py commands demo mail models schema storage workers)

test: .venv/built ## run the tests (one of them: make test args="tests/test_settings.py -k nearest")
	@$(bin)/python -m pytest -n auto --dist worksteal $(args)

check: lint types test ## lint, types and tests: what CI runs

lint: .venv/built ## rules and format of the code
	@$(bin)/ruff check .
	@$(bin)/ruff format --check .

fix: .venv/built ## format the code, and mend what the linter can
	@$(bin)/ruff check --fix .
	@$(bin)/ruff format .

types: .venv/built ## mypy, strict
	@$(bin)/mypy

bench: .venv/built ## measure against hand-written floors, in ratios
	@$(bin)/python -m benchmarks $(args)

bench-peers: .venv/built ## the same board by PostGraphile (needs Node and PostgreSQL)
	@$(bin)/python -m benchmarks.peers $(args)

soak: .venv/built ## the long variants of the tests
	@$(bin)/python -m pytest -m soak $(args)

migrate: .venv/built ## bring the database to the code's version (with a backup first)
	@./funil migrate $(args)

schema: .venv/built ## write schema.graphql anew, and print it
	@$(bin)/python -m schema > .venv/schema.graphql
	@cp .venv/schema.graphql schema.graphql
	@cat schema.graphql

web: ## build web/app/dist and web/graphiql/dist anew (needs Node)
	@cd web/app && npm ci && npm run build
	@cd web/graphiql && npm ci && npm run build

screenshots: .venv/built ## pictures of every screen into web/screenshots (needs Chromium)
	@$(bin)/python -m tests.browser.screenshots $(args)

# The lock may be out of step here, so a bootstrap that stops at that has done enough: uv is there.
lock: ## choose dependency versions anew after pyproject.toml changed
	@[ -x $(bin)/uv ] || ./bootstrap || [ -x $(bin)/uv ]
	@$(bin)/uv lock $(args)
	@$(MAKE) --no-print-directory .venv/built

clean: ## remove the environment and caches (never data)
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv: .venv/built
.PHONY: .venv

.venv/built: pyproject.toml uv.lock bootstrap
	@./bootstrap
