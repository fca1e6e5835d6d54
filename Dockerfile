# Untried where this was written: no engine to build it with. The same steps as `npm start` on a bare machine.
FROM node:24-slim
WORKDIR /app
COPY . .
RUN node lib/setup/run.mjs prepare && chown -R node:node /app
USER node
CMD ["npm", "start"]
