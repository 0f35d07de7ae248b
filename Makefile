# `make demo` and `make test` set up what they need by themselves.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Runs a command so that it sees QGIS and the project's Python packages.
IN := tools/in-env
# Where the system allows it, the work itself has no network at all.
OFFLINE := $(shell for way in "unshare -rn" "unshare -n"; do \
	$$way true 2>/dev/null && echo $$way && break; done)

# What is set up has to be there before it is used.
.NOTPARALLEL:
.PHONY: help demo test check lint types gate package i18n bench run \
	setup-demo setup-test setup-newest setup-qt6 setup-types test-newest \
	test-qt6 clean

help:
	@echo "make demo     make the demonstration map in build/demo/"
	@echo "make test     run the tests"
	@echo "make test-newest  those without QGIS, with the newest pandas and numpy"
	@echo "make test-qt6  windows with Qt 6, with stand-ins for QGIS"
	@echo "make run      start QGIS with the plugin, in a profile of its own"
	@echo "make check    everything that has to hold before a change goes in"
	@echo "make package  build the zip for \"Install from ZIP\" in build/"
	@echo "make i18n     bring the translations up to date"
	@echo "make bench    print the table of speeds"
	@echo "make clean    remove build/ (what was set up stays)"

setup-demo:
	@tools/setup demo

setup-test:
	@tools/setup test

setup-newest:
	@tools/setup newest

setup-qt6:
	@tools/setup qt6

setup-types:
	@tools/setup types

# Indonesian, compiled for QGIS.
WORDS := i18n/msme_id.qm
$(WORDS): i18n/msme_id.ts
	@$(IN) python tools/i18n.py --compile

demo: setup-demo $(WORDS)
	@$(OFFLINE) $(IN) python tools/demo.py

test: setup-test $(WORDS)
	@$(IN) tools/run_tests

test-newest: setup-newest $(WORDS)
	@.venv-newest/bin/python -m pytest -p no:pytest_qgis tests/unit

test-qt6: setup-qt6
	@echo "== Qt 6"
	@.venv-qt6/bin/python -m pytest -p no:pytest_qgis tests/qt6

run: setup-demo
	@tools/run_qgis

check: setup-test lint types test test-qt6 gate

lint: setup-test
	@echo "== ruff"
	@$(IN) ruff check .
	@$(IN) ruff format --check .

types: setup-types
	@echo "== mypy"
	@.venv-types/bin/mypy
	@echo "== mypy, with Qt 6"
	@MYPYPATH=tools/typings-qt6 .venv-types/bin/mypy --cache-dir .mypy_cache/qt6

gate: setup-test
	@echo "== plugin repository gate"
	@$(IN) python tools/gate.py

package: setup-test
	@$(IN) python tools/package.py

i18n: setup-test
	@$(IN) python tools/i18n.py

bench: setup-test
	@$(IN) tools/run_bench

clean:
	rm -rf build
