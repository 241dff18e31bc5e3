# One image a service: docker build --target api .     (or scaffolder, langgraph-tools, github-simulator)
#
# Behind a registry or a certificate authority of your own, for the build only:
#   --build-arg NPM_CONFIG_REGISTRY=URL --build-arg NPM_CONFIG_CA="$(cat ca.pem)"

# What decides which packages are installed. While it stays the same, they are not installed again.
FROM node:24-bookworm-slim AS manifests
WORKDIR /workspace
COPY . .
RUN find . -type f ! -name 'package*.json' ! -name 'tsconfig*.json' ! -name nx.json ! -name .npmrc ! -name .gitignore -delete \
  && find . -type d -empty -delete

FROM node:24-bookworm-slim AS dependencies
ARG NPM_CONFIG_REGISTRY
ARG NPM_CONFIG_CA
ENV CI=true NX_DAEMON=false NX_SKIP_NX_CACHE=true
WORKDIR /workspace
COPY --from=manifests /workspace ./
RUN npm ci --ignore-scripts
# Each service's own packages. npm would ask for what libraries need in tests, which the pruned lockfiles leave out.
RUN set -e; \
  mkdir apps/api/dist apps/langgraph-tools/dist apps/scaffolder/dist libs/github-simulator/dist; \
  npx nx run-many -t prune-lockfile copy-workspace-modules --exclude-task-dependencies; \
  find apps/*/dist/workspace_modules -name package.json -execdir npm pkg delete devDependencies ';'; \
  for dist in apps/*/dist libs/*/dist; do (cd "$dist" && npm ci --omit=dev --ignore-scripts --prefer-offline); done

FROM dependencies AS build
COPY . .
RUN npx nx run-many -t copy-workspace-modules \
  && rm -rf apps/*/dist/node_modules libs/*/dist/node_modules apps/*/dist/workspace_modules/*/*/src

FROM node:24-bookworm-slim AS service
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
USER node
STOPSIGNAL SIGTERM
CMD ["node", "/app/main.js"]

FROM service AS api
ENV API_PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.API_PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
COPY --from=dependencies /workspace/apps/api/dist/node_modules ./node_modules
COPY --from=build /workspace/apps/api/dist ./

FROM service AS langgraph-tools
ENV TOOLS_PORT=3002
EXPOSE 3002
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.TOOLS_PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
COPY --from=dependencies /workspace/apps/langgraph-tools/dist/node_modules ./node_modules
COPY --from=build /workspace/apps/langgraph-tools/dist ./

# git checks certificates against those of the system; the image of Node has none.
FROM service AS service-with-git
USER root
RUN apt-get update -qq \
  && apt-get install -y -qq --no-install-recommends ca-certificates git >/dev/null \
  && rm -rf /var/lib/apt/lists/*
USER node

FROM service-with-git AS scaffolder
ENV SCAFFOLDER_PORT=3001 TEMPLATES_DIRECTORY=/templates
EXPOSE 3001
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.SCAFFOLDER_PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
COPY --from=dependencies /workspace/apps/scaffolder/dist/node_modules ./node_modules
COPY --from=build /workspace/apps/scaffolder/dist ./
COPY templates /templates

# A GitHub to try the services on. It keeps its state in /app/data.
FROM service-with-git AS github-simulator
USER root
RUN install -d -o node -g node /app/data
USER node
EXPOSE 3003
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3003/rate_limit').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/bin/github-simulator.js", "--host", "0.0.0.0", "--directory", "/app/data"]
CMD ["--help"]
COPY --from=dependencies /workspace/libs/github-simulator/dist/node_modules ./node_modules
COPY --from=build /workspace/libs/github-simulator/dist ./
