import { setTimeout as sleep } from 'node:timers/promises';
import { type ContenderName, loadContender } from './contenders/contenders.js';
import { MeasuredGitHub } from './github/measured-github.js';
import type { World } from './github/world.js';
import { MemoryWatch } from './memory-watch.js';
import type { Outcome } from './run-contender.js';
import { findWork } from './workloads.js';

/** Does one work with one contender, and prints what it took. */
const [workName = '', contenderName = '', controlUrl = '', world = ''] = process.argv.slice(2);
const name = contenderName as ContenderName;
const github = new MeasuredGitHub(controlUrl);
const work = findWork(workName, JSON.parse(world) as World);
const connect = await loadContender(name);
const contender = connect(await github.connection(work.org));
const memory = new MemoryWatch();
await work.prepare(contender, name);
await sleep(200);
await github.countSinceLastAsked();

const times = work.times?.[name] ?? 1;
const results: unknown[] = [];
const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
for (let turn = 0; turn < times; turn += 1) results.push(await work.run(contender, turn));
const seconds = (performance.now() - startedAt) / 1000 / times;
const { user, system } = process.cpuUsage(cpuBefore);
const memoryMb = memory.stop();
const { requests, mints } = await github.countSinceLastAsked();
const cpuSeconds = (user + system) / 1e6 / times;
const sample = { seconds, cpuSeconds, memoryMb, requests: requests / times, mints: mints / times };
process.stdout.write(`${JSON.stringify({ sample, results } satisfies Outcome)}\n`);
process.on('SIGTERM', () => process.exit());
await sleep(600_000, undefined, { ref: true });
