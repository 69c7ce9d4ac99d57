#!/usr/bin/env bash
# Makes .venv hold what a lock file says: venv.sh run|dev. Quick when it already does.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case ${1:?run or dev} in
  run) lock=requirements.txt holds=(run) ;;
  dev) lock=requirements-dev.txt holds=(run dev) ;; # the development lock contains the other, at the same versions
  *) echo "run or dev" >&2 && exit 2 ;;
esac

fingerprint() { sha256sum "$1" | cut -d ' ' -f 1; }
stamp() { echo ".venv/.installed-$1"; }
same_python() {
  [[ -z ${PYTHON:-} ]] || [[ $("$PYTHON" -V) == "$(.venv/bin/python -V)" ]]
}

if ! .venv/bin/python -c 'import pip' 2>/dev/null || ! same_python; then
  python=$(scripts/python.sh)
  echo "Making .venv with $("$python" -V) …"
  "$python" -m venv --clear .venv
fi

if [[ $(cat "$(stamp "$1")" 2>/dev/null) != "$(fingerprint "$lock")" ]]; then
  echo "Installing the libraries of $lock (a minute or two, once) …"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
  for name in "${holds[@]}"; do
    case $name in
      run) fingerprint requirements.txt ;;
      dev) fingerprint requirements-dev.txt ;;
    esac >"$(stamp "$name")"
  done
fi
