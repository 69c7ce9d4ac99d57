#!/usr/bin/env bash
# Installs the system packages that a purpose needs, where it may: system.sh run|test|e2e
# Where it may not, it prints the line to run, and goes on when the purpose can be served without them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose=${1:?run, test or e2e}
missing=()

reads() { tesseract --list-langs 2>/dev/null | grep -qx "$1"; }
browser() { type -P chromium || type -P chromium-browser || type -P google-chrome; }

need() { # package, command that proves that it is there
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

python_packages() {
  local python
  if [[ -x .venv/bin/python ]]; then return; fi
  if ! python=$(scripts/python.sh 2>/dev/null); then
    missing+=(python3 python3-venv)
  elif ! "$python" -c 'import ensurepip' 2>/dev/null; then
    missing+=("$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')")
  fi
}

python_packages
need tesseract-ocr type -P tesseract
for language in fra eng deu osd; do need "tesseract-ocr-$language" reads "$language"; done
if [[ $purpose != run ]]; then need gettext type -P xgettext; fi
if [[ $purpose == e2e ]]; then need chromium browser; fi

if ((${#missing[@]} == 0)); then exit; fi

install_line="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
as_root=()
if [[ $(id -u) != 0 ]]; then as_root=(sudo -n); fi

if type -P apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null; then
  echo "Installing ${missing[*]} …"
  if "${as_root[@]}" bash -c "export DEBIAN_FRONTEND=noninteractive; { $install_line; } >/dev/null"; then exit; fi
fi

echo "These system packages are missing: ${missing[*]}" >&2
echo "On Debian or Ubuntu, install them with:  sudo sh -c '$install_line'" >&2
case " ${missing[*]} " in
  *python3* | *" chromium "*) exit 1 ;;
  *" tesseract-ocr"*) echo "Going on without: scanned pages cannot be read until they are there." >&2 ;;
  *) echo "Going on without." >&2 ;;
esac
