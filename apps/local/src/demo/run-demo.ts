import type { CommandContext, Outcome } from '../command.js';
import { localKeys } from '../keys/local-keys.js';
import type { LocalOptions } from '../options.js';
import { openLog } from '../system/open-log.js';
import { readEnvironment } from '../system/read-environment.js';
import { startSystem } from '../system/start-system.js';
import { portsFrom } from '../system/system-options.js';
import { checkOutcome } from './check-outcome.js';
import { followProject } from './follow-project.js';
import type { ProgressLines } from './progress-lines.js';
import { readProject } from './read-project.js';
import { submitProject } from './submit-project.js';

/** Starts the system, has one project made, and looks at what came of it. */
export async function runDemo(
  { dataDirectory, keysDirectory, project: file }: LocalOptions,
  progress: ProgressLines,
  { print, onStop }: CommandContext,
): Promise<Outcome> {
  const project = await readProject(file);
  const keys = await localKeys(keysDirectory);
  const log = await openLog(dataDirectory);
  const system = await startSystem({
    ...readEnvironment(process.env),
    dataDirectory,
    keys,
    ports: portsFrom(0),
    logger: log.logger,
  });
  onStop(() => system.close());
  progress.done('start', `API ${system.urls.api}, GitHub ${system.urls.github} (simulated)`);

  const access = { url: system.urls.api, token: keys.apiToken };
  await submitProject(access, project, progress);
  const record = await followProject(access, project.name, progress);
  const provisioned = performance.now() / 1000;
  const requests = system.github.calls.length;
  if (record.state !== 'succeeded') {
    const { step, message } = record.failure ?? {};
    print(`\n${project.name} failed in step ${step ?? '?'}: ${message ?? 'no reason'}\nlog: ${log.file}`);
    return 'failed';
  }
  const outcome = await checkOutcome({ system, keys, project, record });
  print(outcome.report({ requests, firstStep: progress.firstAfterSeconds, provisioned }));
  return outcome.isGood ? 'done' : 'failed';
}
