#!/usr/bin/env bash
# ruff, mypy and the other static checks; the same as `make lint`.
exec make --directory "$(dirname "${BASH_SOURCE[0]}")" lint
