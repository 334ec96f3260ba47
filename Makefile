# One screen of commands. Every one builds what it needs first; a second start takes no time.
PYTHON ?= python3
PORT ?= 8000
DESK_PORT ?= 8001
INSTANCE ?= var
OUT ?= published

.DEFAULT_GOAL := help
# The suite starts hundreds of Pythons: where nothing may be kept, each would compile every module again.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help run publish test check bench drills demo-json lock clean run-environment test-environment

help:
	@echo "make run        the demonstration: public on PORT ($(PORT)), desk on DESK_PORT ($(DESK_PORT))"
	@echo "make demo-json  the demonstration's addresses and sign-ins, for scripts"
	@echo "make publish    the public side as plain files, into OUT ($(OUT))"
	@echo "make test       the tests: SQLite, PostgreSQL, and journeys in Chromium"
	@echo "make check      style, types, layers and packs"
	@echo "make bench      figures beside a baseline of the same run"
	@echo "make drills     hours of kills, faults and full matrices"
	@echo "make clean      remove what was built; the instance in $(INSTANCE) stays"

run: run-environment
	@exec .venv/bin/luminaria demo --serve --instance $(INSTANCE) --port $(PORT) --desk-port $(DESK_PORT)

demo-json: run-environment
	@exec .venv/bin/luminaria demo-json --instance $(INSTANCE) --port $(PORT) --desk-port $(DESK_PORT) --port $(PORT) --desk-port $(DESK_PORT)

publish: run-environment
	@exec .venv/bin/luminaria publish $(OUT)

test: test-environment
	@exec .venv/bin/python scripts/suite.py

check: test-environment
	@exec .venv/bin/python scripts/gate.py

bench: test-environment
	@exec .venv/bin/python -m bench $(if $(PART),--part $(PART))

drills: test-environment
	@.venv/bin/pytest -m drill -n 0
	@LUMINARIA_REQUIRE_ALL=1 LUMINARIA_TEST_EVERY_LOOK=1 exec .venv/bin/pytest -m browser -n 2 tests/browser

# Needs pip-tools on the path; writes no index address into the locks.
lock:
	@exec sh scripts/lock.sh

clean:
	@rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

run-environment:
	@command -v $(PYTHON) >/dev/null || { echo "Luminaria needs Python 3.11 or newer, and $(PYTHON) is not on this machine (Debian: apt-get install python3 python3-venv)." >&2; exit 1; }
	@exec $(PYTHON) scripts/environment.py run

test-environment:
	@command -v $(PYTHON) >/dev/null || { echo "Luminaria needs Python 3.11 or newer, and $(PYTHON) is not on this machine (Debian: apt-get install python3 python3-venv)." >&2; exit 1; }
	@exec $(PYTHON) scripts/environment.py test
