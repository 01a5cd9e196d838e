# The site as one image, for web server and worker alike. See docs/operations.md.
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    MALLOC_ARENA_MAX=2 \
    MALLOC_MMAP_THRESHOLD_=1000000 \
    DJANGO_SETTINGS_MODULE=boligsocial.settings.production \
    VAR_DIR=/var/lib/boligsocial

# pg_dump and psql for backups; of the release that compose.yaml runs, or a later one:
# they refuse a server that is newer than they are. The newest corrections of it are
# wanted, so it has no pin.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-client \
    && rm -rf /var/lib/apt/lists/*

# By its number, which a host can tell from root's without this image's own users.
RUN useradd --system --uid 10001 --home-dir /srv/boligsocial site \
    && install -d -o site -g site /var/lib/boligsocial \
    && install -d -o site -g site -m 700 /var/backups/boligsocial
WORKDIR /srv/boligsocial

COPY requirements.lock .
RUN pip install --require-hashes -r requirements.lock

COPY . .
RUN python -m compileall -q .
USER 10001
VOLUME /var/lib/boligsocial /var/backups/boligsocial
EXPOSE 8000

# The probe asks by address, which need not be one of the site's host names.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD \
    ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]

CMD ["gunicorn", "--config", "python:boligsocial.deployment.gunicorn_settings", "--bind", "0.0.0.0:8000"]
