import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measure } from '../measure.js';
import { median } from '../median.js';
import { appKey, startMeasured } from './start-measured.js';

const times = 7;

/** From nothing to a port that answers: within a process that has loaded it, and as a process of its own. */
export async function* measureStart(): AsyncGenerator<Measure> {
  const within: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now();
    const simulator = await startMeasured();
    await simulator.listen();
    within.push(performance.now() - startedAt);
    await simulator.close();
  }
  yield { name: 'start, in a process that has loaded it', value: median(within), unit: 'ms', target: { atMost: 150 } };
  const directory = mkdtempSync(join(tmpdir(), 'bench-start-'));
  try {
    const key = join(directory, 'app.pem');
    writeFileSync(key, appKey);
    const bin = new URL('./bin/github-simulator.js', import.meta.resolve('@project-factory/github-simulator'));
    const server = [bin.pathname, '--app-id=1', `--public-key=${key}`, '--org=acme', '--port=0'];
    const own = await medianOf(() => untilFirstWord(server));
    const nothing = await medianOf(() => untilFirstWord(['-e', 'process.stdout.write("-")']));
    yield {
      name: 'start, as a process of its own',
      value: own,
      unit: 'ms',
      peers: [{ name: 'node that only prints', value: nothing }],
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function untilFirstWord(args: string[]): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const passed = performance.now() - startedAt;
  const closed = once(child, 'close');
  child.kill();
  await closed;
  return passed;
}

async function medianOf(measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let time = 0; time < times; time += 1) values.push(await measure());
  return median(values);
}
