import { expect, it } from '@jest/globals';
import { register } from 'prom-client';
import { connect } from '../testing/connect.js';

it('names no repository, organisation or file', async () => {
  const { client } = await connect();
  await client.createRepo('hidden-name', { private: true });
  await client.createOrUpdateFile('hidden-name', 'hidden/path.txt', 'text', 'Add');
  await client.getRepo('hidden-absent').catch(() => undefined);
  const text = await register.metrics();
  expect(text).toMatch(/^github_api_requests_total\{method="POST",route="\/orgs\/\{org\}\/repos",status="201"\} 1$/m);
  expect(text).toMatch(/^github_api_errors_total\{status="404"\} [1-9]/m);
  expect(text).not.toMatch(/hidden|acme/);
});
