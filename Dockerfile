# syntax=docker/dockerfile:1
# Stage 1 builds the virtual environment; stage 2 holds only what serving needs.
FROM debian:12-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY setup/run.lock setup/cluster.lock setup/
# PIP_ARGS: where PyTorch's CPU build comes from, if not from the default source (see README).
ARG PIP_ARGS=""
RUN python3 -m venv .venv && .venv/bin/pip install --no-cache-dir ${PIP_ARGS} -r setup/run.lock -r setup/cluster.lock
COPY pyproject.toml README.md LICENSE ./
COPY ingest ingest
COPY index index
COPY service service
COPY api api
COPY samples samples
RUN .venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation -e .

FROM debian:12-slim
COPY setup/run-packages.txt /opt/run-packages.txt
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 $(grep -v '^#' /opt/run-packages.txt) \
    && rm -rf /var/lib/apt/lists/* /opt/run-packages.txt \
    && useradd --system --uid 10001 --home-dir /data edaran \
    && install -d -o edaran -g edaran /data /originals
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/app/.venv/bin:$PATH EDARAN_HOME=/data PYTHONDONTWRITEBYTECODE=1 OMP_THREAD_LIMIT=1
USER edaran
# Everything kept is in /data; the root filesystem may be read-only with a tmpfs on /tmp.
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health/ready', timeout=4)"]
CMD ["edaran", "serve", "--host", "0.0.0.0", "--port", "8000"]
