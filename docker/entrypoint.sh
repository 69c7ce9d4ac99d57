#!/bin/sh
# What a container of this image does: web | worker [queues] | beat | migrate | keys | all | any command
set -eu

role=${1:-web}
case $role in
  web)
    exec gunicorn --config ocrsite/gunicorn.py
    ;;
  worker)
    # A worker that reads pages holds images in memory; it is renewed before a leak of a library adds up.
    exec celery --app ocrsite.celery --quiet worker --queues "${2:-default,urgent,cloud,reading,learning}" \
      --concurrency "${WORKER_PROCESSES:-2}" --max-tasks-per-child 200 --loglevel WARNING --without-gossip --without-mingle
    ;;
  beat)
    exec celery --app ocrsite.celery --quiet beat --schedule "$DATA_DIR/beat" --pidfile= --loglevel WARNING
    ;;
  migrate)
    python manage.py check --deploy --fail-level ERROR
    exec python manage.py migrate --no-input
    ;;
  keys)
    exec python docker/make_keys.py
    ;;
  all) # one small container for everything
    python manage.py migrate --no-input
    exec honcho start --no-prefix
    ;;
  *)
    exec "$@"
    ;;
esac
