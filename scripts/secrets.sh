#!/usr/bin/env bash
# Fails when a tracked file (or one of those named) seems to hold a key or a password.
# A false alarm is allowed where it stands, with its reason: `pragma: allowlist secret`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Locks, vendored libraries and pinned actions are long hexadecimal numbers by design; a plain word is a name of something.
scan=(.venv/bin/detect-secrets-hook
  --exclude-files '(^requirements.*\.txt|/vendor/.*|\.po|\.svg)$'
  --exclude-lines 'uses: [^@]+@[0-9a-f]{40}|sha256'
  --exclude-secrets '^[a-z_.]+$')
made_up='^(tests/|ocrsite/settings/test\.py$)'

tracked() { git ls-files -z --cached --others --exclude-standard; }

if (($#)); then
  exec "${scan[@]}" "$@"
fi
tracked | grep -zvE "$made_up" | xargs -0 "${scan[@]}"
# Tests invent passwords on every page; a key that could open something is still found there.
tracked | grep -zE "$made_up" | xargs -0 "${scan[@]}" --disable-plugin KeywordDetector --disable-plugin BasicAuthDetector
