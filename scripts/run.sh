#!/usr/bin/env bash
# Starts web server, worker and scheduler together and ends them together. Called by `make run`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# What the caller says wins over what .env says.
if [[ -f .env ]]; then
  while IFS='=' read -r name value; do
    if [[ $name =~ ^[A-Z][A-Z0-9_]*$ && -z ${!name+set} ]]; then export "$name=$value"; fi
  done <.env
fi
# Its log is for people here; servers get JSON and every request.
export LOG_FORMAT=${LOG_FORMAT:-text} LOG_LEVEL=${LOG_LEVEL:-WARNING}
export PATH="$PWD/.venv/bin:$PATH" HOST=${HOST:-127.0.0.1} PORT=${PORT:-8000} PYTHONUNBUFFERED=1

if ! python scripts/welcome.py port; then exit 1; fi

python manage.py migrate --verbosity 0
python manage.py create_demo >/dev/null
# The worker reads them while people look around.
python manage.py load_samples --count 20 --later >/dev/null 2>&1 &

# A terminal that closes sends HUP to everybody at once and fails every later line of output; honcho would die of either
# and leave its children behind. So it hears neither: this script tells it to end, and its lines pass through a reader.
lines() {
  trap '' INT TERM
  while IFS= read -r line; do printf '%s\n' "$line" 2>/dev/null || true; done
}
trap '' HUP
honcho --env /dev/null start --no-prefix > >(lines) 2>&1 &
crew=$!
python scripts/welcome.py box &
guide=$!
asked=
trap 'asked=yes; kill -TERM "$crew" 2>/dev/null || true' INT TERM HUP

code=0
while kill -0 "$crew" 2>/dev/null; do
  code=0
  wait "$crew" || code=$?
done
kill "$guide" 2>/dev/null || true
# 130 and 143: honcho was asked itself, by Ctrl-C or by kill.
if [[ $asked || $code == 130 || $code == 143 ]]; then
  echo "Probant has ended."
  exit 0
fi
exit "$code"
