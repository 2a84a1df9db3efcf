# `make serve` and `make test` are all that a fresh machine needs. What they do: hub/start.py
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: serve test build check bench film lock setup setup-test pre-commit help

serve test build check bench film lock setup setup-test pre-commit help:
	@$(PYTHON) -m hub.start $@
