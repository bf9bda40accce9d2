# syntax=docker/dockerfile:1

# Dependencies first and alone, so that a change of the code does not fetch them again. Among them is PostgreSQL for
# this platform, for where no DATABASE_URL is set; it needs glibc, so this is no Alpine.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-fund --no-audit && npm cache clean --force

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    RASID_CONFIG=/app/config \
    RASID_DATA=/data \
    RASID_HOST=0.0.0.0 \
    RASID_PORT=8080 \
    RASID_LOG_FORMAT=json
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY bin ./bin
COPY config ./config
COPY demo ./demo
COPY schemas ./schemas
COPY src ./src
COPY workers ./workers
USER node
VOLUME /data
EXPOSE 8080
# Unhealthy when the status page is silent or work has waited too long: a process that lives and does nothing.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.RASID_PORT + '/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node is process 1 and handles SIGTERM itself: it drains and exits with 0.
STOPSIGNAL SIGTERM
CMD ["node", "bin/rasid.js", "run"]
