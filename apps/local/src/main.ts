import { join, relative } from 'node:path';
import { loadEnvFile } from '@project-factory/shared-config';
import { runCommand } from './command.js';
import { API_HEADER_FILE, localKeys, TOOLS_HEADER_FILE } from './keys/local-keys.js';
import { OPTIONS_HELP, readOptions } from './options.js';
import { openLog } from './system/open-log.js';
import { organisation } from './system/organisation.js';
import { startSystem, USUAL_PORTS } from './system/start-system.js';

const HELP = `Starts the whole system on this machine: API, scaffolder, tools, and a GitHub to try them on.

  npm start -- [options]

${OPTIONS_HELP}

GITHUB_ORG names the organisation (default project-factory). With REDIS_URL the queue lives in that Redis, else in
the data directory. Ctrl-C stops everything; what was under way goes on at the next start.`;

await runCommand(HELP, async (print, onStop) => {
  const options = readOptions(process.argv.slice(2));
  if (!options) return 'help';
  print('Starting Project Factory …');
  loadEnvFile();
  const { logger, file } = await openLog(options.dataDirectory);
  const system = await startSystem({
    org: organisation(process.env),
    dataDirectory: options.dataDirectory,
    keys: await localKeys(options.keysDirectory),
    ports: USUAL_PORTS,
    redisUrl: process.env['REDIS_URL'],
    logger,
  });
  onStop(() => system.close());

  const { api, tools, github, scaffolder } = system.urls;
  const header = (name: string) => `-H @${relative('.', join(options.keysDirectory, name))}`;
  print(`
  API          ${api}/v1/projects
  tools        ${tools}/tools
  scaffolder   ${scaffolder}/health/ready
  GitHub       ${github}   (simulated, organisation ${organisation(process.env)})
  queue        ${process.env['REDIS_URL'] ? 'Redis, at REDIS_URL' : `embedded, in ${options.dataDirectory}`}
  log          ${file}

Ask for a project, and watch it being made:

  curl ${header(API_HEADER_FILE)} -H 'content-type: application/json' -d '{"name":"hello","template":"node-service","workflow":{"file":"ci.yml"}}' ${api}/v1/projects
  curl -N ${header(API_HEADER_FILE)} ${api}/v1/projects/hello/events

List what agents can do:

  curl ${header(TOOLS_HEADER_FILE)} ${tools}/tools

Ready. Ctrl-C stops it.`);
  return 'stay';
});
