# One image for web, worker and scheduler; the command says which (compose.yaml).
FROM python:3.11-slim-bookworm AS build
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/uv
ENV UV_PROJECT_ENVIRONMENT=/opt/venv UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
WORKDIR /app
COPY pyproject.toml uv.lock ./
RUN uv sync --locked --no-default-groups --extra production
COPY . .
# Catalogues need no secret; the values stand for this one command and are not kept in the image.
RUN SECRET_KEY=build DJANGO_SETTINGS_MODULE=hr_system.settings.test /opt/venv/bin/python manage.py compile_catalogues

FROM python:3.11-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 postgresql-client \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin hr \
 && install -d -o hr -g hr /var/lib/hr /tmp/prometheus
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=hr_system.settings.production VAR_DIR=/var/lib/hr BIND=0.0.0.0:8000
WORKDIR /app
USER 10001
VOLUME /var/lib/hr
EXPOSE 8000
CMD ["python", "manage.py", "serve", "--only", "web"]
