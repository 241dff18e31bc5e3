import { join } from 'node:path';
import { runCommand } from './command.js';
import { OPTIONS_HELP, readOptions } from './options.js';
import { readEnvironment } from './system/read-environment.js';

const HELP = `Starts the whole system on this machine: API, scaffolder, tools, and a GitHub to try them on.

  npm start -- [options]

${OPTIONS_HELP}
  --port N     first of four ports in a row, 0 for free ones  (default 3000)

GITHUB_ORG names the organisation (default project-factory). With REDIS_URL the queue and GitHub's limits live in that
Redis, else the queue in the data directory. GITHUB_MAX_REQUESTS_PER_HOUR, GITHUB_MAX_WAIT_MS and the other limits of
docs/settings.md count as they do for the services. Ctrl-C stops everything; what was under way goes on at the next start.`;

await runCommand(HELP, async ({ print, onStop }) => {
  const options = readOptions(process.argv.slice(2));
  if (!options) return 'help';
  print('Starting Project Factory …');
  const { API_HEADER_FILE, localKeys, TOOLS_HEADER_FILE } = await import('./keys/local-keys.js');
  const { openLog } = await import('./system/open-log.js');
  const { startSystem } = await import('./system/start-system.js');
  const { portsFrom } = await import('./system/system-options.js');

  const environment = readEnvironment(process.env);
  const { org, redisUrl } = environment;
  const { logger, file } = await openLog(options.dataDirectory);
  const keys = await localKeys(options.keysDirectory);
  const system = await startSystem({
    ...environment,
    dataDirectory: options.dataDirectory,
    keys,
    ports: portsFrom(options.port),
    logger,
  });
  onStop(() => system.close());

  const { api, github, scaffolder } = system.urls;
  const tools = await system.tools;
  const header = (name: string) => `-H @${join(options.keysDirectory, name)}`;
  print(`
  API          ${api}/v1/projects
  tools        ${tools}/tools
  scaffolder   ${scaffolder}/health/ready
  GitHub       ${github}   (simulated, organisation ${org})
  queue        ${redisUrl ? 'Redis, at REDIS_URL' : `embedded, in ${options.dataDirectory}`}
  log          ${file}

Ask for a project, and watch it being made:

  curl ${header(API_HEADER_FILE)} -H 'content-type: application/json' -d '{"name":"hello","template":"node-service","workflow":{"file":"ci.yml"}}' ${api}/v1/projects
  curl -N ${header(API_HEADER_FILE)} ${api}/v1/projects/hello/events

List what agents can do:

  curl ${header(TOOLS_HEADER_FILE)} ${tools}/tools

Ready. Ctrl-C stops it.`);
  return 'stay';
});
