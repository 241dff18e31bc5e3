import { setTimeout as sleep } from 'node:timers/promises';
import { startMeasured } from './start-measured.js';

/** Prints what this process weighs before and after it holds 10 000 repositories, and how long they took. */
const megabyte = 1024 * 1024;
const simulator = await startMeasured();
const emptyMb = process.memoryUsage.rss() / megabyte;
const startedAt = performance.now();
await simulator.seed({
  repositories: Array.from({ length: 10_000 }, (_, number) => ({ name: `acme/repository-${number}` })),
});
const seconds = (performance.now() - startedAt) / 1000;
await sleep(500);
const fullMb = process.memoryUsage.rss() / megabyte;
process.stdout.write(`${JSON.stringify({ emptyMb, fullMb, seconds })}\n`);
process.on('SIGTERM', () => void simulator.close().then(() => process.exit()));
await sleep(600_000, undefined, { ref: true });
