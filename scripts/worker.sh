#!/usr/bin/env bash
# Runs the worker of `make run`, and another one when it is killed: what it had in hand is taken up again by itself.
set -euo pipefail

worker=
asked=
# honcho ends its children by TERM, a terminal by INT.
trap 'asked=yes; kill -TERM "$worker" 2>/dev/null || true' TERM INT

while true; do
  OMP_THREAD_LIMIT=1 REMAP_SIGTERM=SIGQUIT celery --app ocrsite.celery --quiet worker \
    --queues default,urgent,cloud,reading,learning --concurrency "${WORKER_PROCESSES:-2}" \
    --loglevel WARNING --without-gossip --without-mingle &
  worker=$!
  code=0
  wait "$worker" || code=$?
  # A signal that this script hears ends the waiting before the worker has ended.
  if [[ $asked ]]; then wait "$worker" || true; exit 0; fi
  # 137: killed. Anything else is a fault that another start would only repeat.
  if ((code != 137)); then exit "$code"; fi
  echo "The worker was killed; another one starts." >&2
done
