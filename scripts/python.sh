#!/usr/bin/env bash
# Prints the Python to build with: PYTHON= if given, else the newest supported one that really runs.
set -euo pipefail

supported() {
  # A pyenv shim exists for every version that anybody ever installed and fails when called: so call it.
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

if [[ -n ${PYTHON:-} ]]; then
  if supported "$PYTHON"; then
    command -v "$PYTHON"
    exit
  fi
  echo "PYTHON=$PYTHON does not run, or is older than 3.11." >&2
  exit 1
fi

for name in python3.14 python3.13 python3.12 python3.11 python3; do
  while read -r candidate; do
    if supported "$candidate"; then
      echo "$candidate"
      exit
    fi
  done < <(type -aP "$name" || true)
done

echo "No Python 3.11 or later was found. Install one (Debian 12, Ubuntu 24.04: apt-get install python3 python3-venv)," >&2
echo "or name it: make run PYTHON=/path/to/python3.12" >&2
exit 1
