# The image of web and worker alike; which of them runs is the command. Built from uv.lock, without compilers at the end.
FROM python:3.13-slim-trixie AS build

COPY pyproject.toml uv.lock /tmp/lock/
# uv's own version is in the lock as well.
RUN pip install --no-cache-dir --quiet \
    "uv==$(awk '$0 == "name = \"uv\"" { getline; split($0, part, "\""); print part[2]; exit }' /tmp/lock/uv.lock)"

WORKDIR /app
COPY pyproject.toml uv.lock ./
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
RUN uv sync --locked --no-dev --no-cache

COPY . .
RUN .venv/bin/python -m compileall -q -x '\.venv' .


FROM python:3.13-slim-trixie

RUN groupadd --gid 10001 funil \
    && useradd --uid 10001 --gid funil --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin funil \
    && install --directory --owner funil --group funil --mode 0700 /data

COPY --from=build /app /app
WORKDIR /app
ENV PATH=/app:/app/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    FUNIL_HOST=0.0.0.0 \
    FUNIL_DATA_DIR=/data

USER 10001:10001
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/livez', timeout=2)"]
ENTRYPOINT ["funil"]
CMD ["serve"]
