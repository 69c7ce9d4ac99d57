#!/usr/bin/env bash
# The whole test suite with its coverage report; the same as `make test`.
exec make --directory "$(dirname "${BASH_SOURCE[0]}")" test
