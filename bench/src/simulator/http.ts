import autocannon from 'autocannon';
import { runChild } from '../child.js';
import type { Measure } from '../measure.js';

const connections = 16;
const seconds = 8;

/** `GET /repos/{owner}/{repo}` from a server on one core, with the load on the other. */
export async function* measureHttp(): AsyncGenerator<Measure> {
  const plain = await load(new URL('./plain.server.ts', import.meta.url));
  const simulator = await load(new URL('./simulator.server.ts', import.meta.url));
  const peer = 'bare node:http';
  yield {
    name: `GET repo over HTTP, ${connections} connections, one core`,
    value: simulator.perSecond,
    unit: 'requests/s',
    target: { atLeast: 2500 },
    peers: [{ name: peer, value: plain.perSecond }],
  };
  yield {
    name: 'GET repo over HTTP, 99th percentile',
    value: simulator.p99Ms,
    unit: 'ms',
    target: { atMost: 20 },
    peers: [{ name: peer, value: plain.p99Ms }],
  };
}

async function load(script: URL): Promise<{ perSecond: number; p99Ms: number }> {
  const { said, stop } = await runChild<{ url: string; token?: string }>(script, { core: 0 });
  const headers = said.token ? { authorization: `token ${said.token}` } : {};
  const run = (duration: number) => autocannon({ url: said.url, connections, duration, headers });
  try {
    await run(seconds / 2);
    const { requests, latency, non2xx, errors } = await run(seconds);
    if (non2xx + errors > 0) throw new Error(`Failed to measure ${said.url}: ${non2xx + errors} requests failed.`);
    return { perSecond: requests.average, p99Ms: latency.p99 };
  } finally {
    await stop();
  }
}
