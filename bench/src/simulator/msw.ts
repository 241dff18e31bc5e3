import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { Measure } from '../measure.js';
import { createRepository, startMeasured } from './start-measured.js';

const rounds = 3000;

/** `fetch` to api.github.com inside this process, one request after the other. */
export async function* measureMsw(): AsyncGenerator<Measure> {
  const simulator = await startMeasured();
  const token = simulator.installationToken('acme');
  await createRepository(simulator, token, 'demo');
  const url = 'https://api.github.com/repos/acme/demo';
  const ask = () => fetch(url, { headers: { authorization: `token ${token}` } }).then((response) => response.json());

  const server = setupServer(...simulator.handlers);
  server.listen({ onUnhandledRequest: 'error' });
  const value = await millisecondsPerCall(ask);
  const body = (await ask()) as object;
  server.resetHandlers(http.get(url, () => HttpResponse.json(body)));
  const plain = await millisecondsPerCall(ask);
  server.close();
  await simulator.close();
  yield {
    name: 'GET repo in process, through MSW',
    value,
    unit: 'ms',
    target: { atMost: 0.7 },
    peers: [{ name: 'one MSW handler with a fixed body', value: plain }],
  };
}

async function millisecondsPerCall(call: () => Promise<unknown>): Promise<number> {
  for (let round = 0; round < rounds / 3; round += 1) await call();
  const startedAt = performance.now();
  for (let round = 0; round < rounds; round += 1) await call();
  return (performance.now() - startedAt) / rounds;
}
