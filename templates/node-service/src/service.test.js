import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { createService } from './service.js';

test('answers its health check', async () => {
  const service = createService().listen(0, '127.0.0.1');
  await once(service, 'listening');
  const response = await fetch(`http://127.0.0.1:${service.address().port}/health`);
  assert.deepEqual(await response.json(), { status: 'ok' });
  service.close();
});
