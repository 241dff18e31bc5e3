// `npm test`: every project's tests, then one line that counts them.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findRedis } from './redis/find-redis.mjs';

const projects = ['apps', 'libs']
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .concat('e2e');
const reports = () => projects.map((project) => join(project, 'test-results.json')).filter((file) => existsSync(file));

const redis = findRedis();
if (!redis && process.env.CI) {
  console.error(
    'CI is set and no Redis was found: install redis-server (apt-get install redis-server) or set REDIS_URL. No suite may be left out in CI.',
  );
  process.exit(1);
}

for (const report of reports()) rmSync(report);
const selection = process.argv.slice(2);
const code = await run('nx', ['run-many', '-t', 'test', ...selection]);

const suites = reports().map((report) => JSON.parse(readFileSync(report, 'utf8')));
const sum = (count) => suites.reduce((total, suite) => total + suite[count], 0);
if (!redis) {
  const left = projects.flatMap((project) =>
    readdirSync(join(project, 'src'), { recursive: true })
      .filter((file) => file.endsWith('.redis.spec.ts'))
      .map((file) => join(project, 'src', file)),
  );
  console.log(
    `Left out for want of Redis: ${left.join(', ')}. To run them, put redis-server on PATH (apt-get install redis-server) or set REDIS_URL.`,
  );
}
// A Jest that died before it could report has failed.
const unreported = selection.length > 0 ? 0 : projects.length - suites.length;
const failed = sum('numFailedTests') + sum('numRuntimeErrorTestSuites') + unreported;
console.log(`tests: ${sum('numPassedTests')} passed, ${failed} failed`);
process.exit(code || (failed > 0 ? 1 : 0));

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, NX_DAEMON: 'false' } });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}. Run npm ci first.`);
      resolve(1);
    });
    child.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
}
