import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';
import { CallLog, type RecordedCall } from './call-log.js';

const call = (path: string): RecordedCall => ({
  method: 'GET',
  path,
  route: path,
  operation: undefined,
  status: 200,
  at: new Date(0),
});

it('lists requests in the order they arrived, whichever is answered first', async () => {
  const { simulator, github } = await startSimulator();
  const begin = simulator.calls.length;
  let finish: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      finish = () => controller.close();
    },
  });
  const slow = simulator.fetch(
    new Request('https://api.github.com/orgs/acme/repos', { method: 'POST', body, duplex: 'half' }),
  );
  await github.get('/orgs/acme');
  finish();
  await slow;
  await github.get('/rate_limit');
  const paths = simulator.calls.slice(begin).map(({ path }) => path);
  expect(paths).toEqual(['/orgs/acme/repos', '/orgs/acme', '/rate_limit']);
});

it('keeps the latest of very many, by arrival', () => {
  const log = new CallLog();
  for (let number = 2; number <= 10_001; number += 1) log.add(call(`/${number}`), number);
  log.add(call('/1'), 1);
  expect([log.calls.length, log.calls[0]?.path]).toEqual([10_000, '/2']);
  log.add(call('/10002'), 10_002);
  expect([log.calls[0]?.path, log.calls.at(-1)?.path]).toEqual(['/3', '/10002']);
});
