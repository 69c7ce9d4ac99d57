# syntax=docker/dockerfile:1
# One image for every role: web, worker, beat, migrate, or all in one. See docker/entrypoint.sh.
#
# The base is pinned by tag so that security fixes arrive with a rebuild. To pin the very bytes, replace the tag by what
# `docker buildx imagetools inspect python:3.13-slim-bookworm --format '{{.Manifest.Digest}}'` prints, as
# python:3.13-slim-bookworm@sha256:…, and let dependabot renew it.
ARG PYTHON=python:3.13-slim-bookworm

# --- The libraries, in a virtual environment of their own -------------------------------------------------
FROM ${PYTHON} AS libraries
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /srv
RUN python -m venv /srv/venv
COPY requirements.txt ./
RUN /srv/venv/bin/pip install --quiet --only-binary :all: --require-hashes -r requirements.txt

# --- The product, with its translations and static files ready ----------------------------------------
FROM libraries AS product
WORKDIR /srv/probant
COPY manage.py Procfile ./
COPY accounts ./accounts
COPY invoices ./invoices
COPY learning ./learning
COPY monitoring ./monitoring
COPY ocrsite ./ocrsite
COPY templates ./templates
COPY locale ./locale
COPY docker ./docker
COPY scripts/worker.sh ./scripts/worker.sh
# Production settings, so that the files get production's names; its keys are made for this one command and forgotten.
RUN /srv/venv/bin/pybabel --quiet compile --directory locale --domain django \
    && SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" && AUDIT_KEY="$SECRET_KEY" \
    && DATA_DIR="$(mktemp -d)" && ALLOWED_HOSTS=localhost && DJANGO_SETTINGS_MODULE=ocrsite.settings.production \
    && export SECRET_KEY AUDIT_KEY DATA_DIR ALLOWED_HOSTS DJANGO_SETTINGS_MODULE \
    && /srv/venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
    && /srv/venv/bin/python -m compileall -q . \
    && /srv/venv/bin/python -m pip uninstall --quiet --yes pip

# --- What runs ----------------------------------------------------------------------------------------
FROM ${PYTHON} AS runtime
LABEL org.opencontainers.image.title="Probant" \
      org.opencontainers.image.description="Reads supplier invoices; every number is either proven or asked about." \
      org.opencontainers.image.licenses="Apache-2.0"
# Unpinned on purpose: Debian's stable release renews these without changing what they do.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        tesseract-ocr tesseract-ocr-fra tesseract-ocr-eng tesseract-ocr-deu tesseract-ocr-osd \
        postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && python -m pip uninstall --quiet --yes pip \
    && groupadd --gid 10001 probant \
    && useradd --uid 10001 --gid probant --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin probant \
    && install --directory --owner probant --group probant --mode 0750 /data /keys /service-keys
COPY --from=product /srv /srv
ENV PATH=/srv/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=ocrsite.settings.production \
    OMP_THREAD_LIMIT=1 \
    DATA_DIR=/data \
    HOST=0.0.0.0 \
    PORT=8000
WORKDIR /srv/probant
USER 10001:10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s --retries=3 CMD ["python", "docker/alive.py"]
ENTRYPOINT ["docker/entrypoint.sh"]
CMD ["web"]
