# The site with its server, for one machine. The content is part of the image, so a new article is a new image:
#   docker build --build-arg SITE_URL=https://news.example.org -t paper .
# docs/operating/hosting.md describes how to run it.
FROM node:24-slim AS build
WORKDIR /paper
COPY package.json package-lock.json .npmrc ./
COPY scripts/install.mjs scripts/node-for-scripts.mjs scripts/
RUN node scripts/install.mjs
COPY . .
ARG SITE_URL
ENV SITE_URL=${SITE_URL} NODE_ENV=production
RUN npm run build && npm run pack -- /server && mkdir /data

# Node.js without a shell and without a package manager.
FROM gcr.io/distroless/nodejs24-debian12:nonroot
WORKDIR /server
COPY --from=build /server ./
# For the outbox. The number is that of the user nonroot.
COPY --from=build --chown=65532:65532 /data /data
VOLUME /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4321 OUTBOX_PATH=/data/outbox.sqlite
USER nonroot
EXPOSE 4321
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["scripts/serve.ts"]
