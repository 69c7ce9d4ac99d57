# The commands of the project. Each is thin: what takes more than a line stands in scripts/.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.ONESHELL:

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
SHELL_SCRIPTS := $(wildcard scripts/*.sh docker/*.sh *.sh) .ci/run
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"
COVERAGE := --cov --cov-report=term:skip-covered --cov-report=xml --cov-report=html

##@ Everyday

.PHONY: help
help: ## show these commands
	@awk 'BEGIN { FS = ":.*## " } /^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z0-9-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: setup-run $(CATALOGUES) ## start the product on http://127.0.0.1:8000 (PORT=, PYTHON=)
	@exec scripts/run.sh

.PHONY: test
test: setup-test lint $(CATALOGUES) ## everything that must hold before a change is merged
	@$(MANAGE) makemigrations --check --dry-run --settings ocrsite.settings.test
	mkdir -p reports
	$(BIN)/python -m pytest --ignore=tests/browser --ignore=tests/bench --numprocesses=auto $(COVERAGE) \
		--junitxml=reports/junit.xml $(PYTEST_ARGS)

# File by file: roles of the database are everybody's, and one file makes and removes them.
.PHONY: test-services
test-services: setup-test $(CATALOGUES) ## the suite again on PostgreSQL and Redis, started for it
	@mkdir -p reports
	scripts/services.sh $(BIN)/python -m pytest --ignore=tests/browser --ignore=tests/bench --ignore=tests/house \
		--numprocesses=auto --dist loadfile --junitxml=reports/junit-services.xml $(PYTEST_ARGS)

.PHONY: fmt
fmt: setup-dev ## put the code in its usual form
	@$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

.PHONY: e2e
e2e: setup-e2e $(CATALOGUES) ## every page once in a real browser, variants spread over them
	@mkdir -p reports
	$(BIN)/python -m pytest tests/browser --junitxml=reports/junit-e2e.xml $(PYTEST_ARGS)

.PHONY: e2e-all
e2e-all: setup-e2e $(CATALOGUES) ## every page in every language, theme and width
	@mkdir -p reports
	$(BIN)/python -m pytest tests/browser --every-variant --junitxml=reports/junit-e2e.xml $(PYTEST_ARGS)

.PHONY: bench
bench: setup-dev $(CATALOGUES) ## how much slower than the plainest way, measured side by side
	@LOG_LEVEL=WARNING $(BIN)/python -m pytest tests/bench -s -q --no-header $(PYTEST_ARGS)

.PHONY: docs
docs: setup-dev ## build the documentation into site/
	@$(BIN)/mkdocs build --strict --quiet

.PHONY: messages
messages: setup-test ## collect the texts to translate, then compile the catalogues
	@$(MANAGE) makemessages --locale fr --no-obsolete --no-wrap --add-location file \
		--extension html,txt,py --ignore tests --ignore reports --ignore site --ignore var
	$(MAKE) --no-print-directory catalogues

.PHONY: lock
lock: setup-dev ## compile the dependency lists of pyproject.toml into requirements*.txt
	@$(LOCK) --output-file requirements.txt
	$(foreach extra,cloud train dev,$(LOCK) --extra $(extra) --constraint requirements.txt \
		--output-file requirements-$(extra).txt;)

.PHONY: clean
clean: ## remove what the tools leave behind (not var/: it holds data)
	@rm -rf reports site staticfiles .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

##@ Lint, whole or singly; pre-commit calls the same

.PHONY: lint
lint: check-format check-code check-templates check-types check-imports check-scripts check-packages check-secrets ## all of the following

.PHONY: check-format
check-format: setup-dev ## ruff: layout of the code
	@$(BIN)/ruff format --check .

.PHONY: check-code
check-code: setup-dev ## ruff: mistakes, security, style
	@$(BIN)/ruff check .

.PHONY: check-templates
check-templates: setup-dev ## djlint: the HTML of the templates
	@$(BIN)/djlint templates --lint --quiet

.PHONY: check-types
check-types: setup-dev ## mypy, strict
	@$(BIN)/mypy

.PHONY: check-imports
check-imports: setup-dev ## import-linter: which room may lean on which
	@$(BIN)/lint-imports --no-logo

.PHONY: check-scripts
check-scripts: setup-dev ## shellcheck
	@$(BIN)/shellcheck --external-sources $(SHELL_SCRIPTS)

.PHONY: check-packages
check-packages: setup-dev ## pip check: the installed libraries agree
	@$(BIN)/python -m pip check

.PHONY: check-secrets
check-secrets: setup-dev ## detect-secrets: no key or password in a tracked file
	@scripts/secrets.sh

##@ Set-up, called by the others

.PHONY: setup-run
setup-run: ## system packages and libraries to run the product
	@scripts/system.sh run
	scripts/venv.sh run

.PHONY: setup-dev
setup-dev: ## libraries to work on it
	@scripts/venv.sh dev

.PHONY: setup-test
setup-test: ## system packages and libraries to test it
	@scripts/system.sh test
	scripts/venv.sh dev

.PHONY: setup-e2e
setup-e2e: ## the same, with a browser
	@scripts/system.sh e2e
	scripts/venv.sh dev

.PHONY: catalogues
catalogues: setup-run $(CATALOGUES) ## compile the translations

%.mo: %.po
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
