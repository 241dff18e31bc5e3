import { runCommand } from './command.js';
import { checkOutcome } from './demo/check-outcome.js';
import { followProject } from './demo/follow-project.js';
import { ProgressLines } from './demo/progress-lines.js';
import { readProject } from './demo/read-project.js';
import { submitProject } from './demo/submit-project.js';
import { localKeys } from './keys/local-keys.js';
import { OPTIONS_HELP, readOptions } from './options.js';
import { openLog } from './system/open-log.js';
import { organisation } from './system/organisation.js';
import { FREE_PORTS, startSystem } from './system/start-system.js';

const HELP = `Starts the whole system on free ports, provisions one project through the API, and checks what came of it.

  npm run demo -- [options] [PROJECT.yaml]     (default examples/todo-service.yaml)

${OPTIONS_HELP}

Exits 0 only if everything that was asked for is really there. A project that an earlier run began is continued; one that
it finished is checked again. Remove the data directory to start over.`;

await runCommand(HELP, async (print, onStop) => {
  const options = readOptions(process.argv.slice(2));
  if (!options) return 'help';
  const progress = new ProgressLines(process.stdout);
  onStop(async () => progress.close());
  progress.start('start');

  const project = await readProject(options.project);
  const keys = await localKeys(options.keysDirectory);
  const { logger, file } = await openLog(options.dataDirectory);
  const system = await startSystem({
    org: organisation(process.env),
    dataDirectory: options.dataDirectory,
    keys,
    ports: FREE_PORTS,
    redisUrl: process.env['REDIS_URL'],
    logger,
  });
  onStop(() => system.close());
  progress.done('start', `API ${system.urls.api}, GitHub ${system.urls.github} (simulated)`);

  const startedAt = performance.now();
  const callsBefore = system.github.calls.length;
  const access = { url: system.urls.api, token: keys.apiToken };
  await submitProject(access, project, progress);
  const record = await followProject(access, project.name, progress);
  if (record.state !== 'succeeded') {
    print(
      `\n${project.name} failed in step ${record.failure?.step ?? '?'}: ${record.failure?.message ?? 'no reason'}\nlog: ${file}`,
    );
    return 'failed';
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const requests = system.github.calls.length - callsBefore;
  const outcome = await checkOutcome({ system, keys, project, record });
  print(outcome.report({ seconds, requests }));
  return outcome.isGood ? 'done' : 'failed';
});
