# docker build -t matters-arising .

FROM python:3.13-slim AS build
WORKDIR /build
COPY requirements/build.txt requirements/runtime.txt requirements/
RUN python -m venv /opt/matters \
    && /opt/matters/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements/runtime.txt \
    && pip install --no-cache-dir --no-deps --require-hashes -r requirements/build.txt
COPY pyproject.toml README.md LICENSE ./
COPY storage storage
COPY scheduler scheduler
COPY bot bot
RUN pip wheel --no-deps --no-build-isolation --wheel-dir dist . \
    && /opt/matters/bin/pip install --no-cache-dir --no-deps dist/*.whl \
    && /opt/matters/bin/pip uninstall --yes pip

FROM python:3.13-slim
# Nothing is installed in a running container, so nothing that installs is left in it.
RUN pip uninstall --yes --root-user-action=ignore pip \
    && useradd --system --uid 10001 --home-dir /data --create-home matters
COPY --from=build /opt/matters /opt/matters
ENV PATH=/opt/matters/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/matters.db \
    HOST=0.0.0.0 \
    PORT=3000 \
    LOG_FORMAT=json
WORKDIR /data
VOLUME /data
USER matters
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
ENTRYPOINT ["matters"]
CMD ["run"]
