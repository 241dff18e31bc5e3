import { inspect } from 'node:util';
import { expect, it } from '@jest/globals';
import type { GitHubAppClient } from '../github-app.client.js';
import { connect, PRIVATE_KEY } from '../testing/connect.js';

const SECRET = 'correct-horse-battery-staple';
const calls: Record<string, (client: GitHubAppClient) => Promise<unknown>> = {
  getOrgToken: (client) => client.getOrgToken(),
  getRepoToken: (client) => client.getRepoToken('shop'),
  createRepo: (client) => client.createRepo('other'),
  getRepo: (client) => client.getRepo('shop'),
  listRepos: (client) => client.listRepos(),
  deleteRepo: (client) => client.deleteRepo('shop'),
  getFile: (client) => client.getFile('shop', 'a.txt'),
  listFiles: (client) => client.listFiles('shop'),
  createOrUpdateFile: (client) => client.createOrUpdateFile('shop', 'b.txt', SECRET, 'Add it'),
  setSecret: (client) => client.setSecret('shop', 'TOKEN', SECRET),
  'setSecret with a bad name': (client) => client.setSecret('shop', 'GITHUB_X', SECRET),
  'setSecret that is too large': (client) => client.setSecret('shop', 'TOKEN', SECRET.repeat(5000)),
  provisionRepo: (client) => client.provisionRepo('other', '', { note: SECRET }, { TOKEN: SECRET }),
};

const faults = [
  'bad-gateway',
  'connection-reset',
  'cut-body',
  'forbidden',
  'html-body',
  'malformed-json',
  'missing-permission',
  'not-found',
  'redirect',
  'secondary-rate-limit',
  'timeout',
  'token-not-ready',
  'validation-failed',
] as const;

/** All that could find its way into a log. */
function shown(failure: unknown): string {
  const { message, stack, cause } = failure as Error;
  const texts = [message, stack, String(cause), JSON.stringify(failure), JSON.stringify(cause)];
  return [...texts, inspect(failure, { depth: 10, showHidden: true, getters: true })].join('\n');
}

function expectHarmless(failure: unknown, ...secrets: string[]): void {
  const text = shown(failure);
  expect(text).not.toMatch(/gh[a-z]_|eyJ|PRIVATE KEY/);
  for (const secret of [SECRET, Buffer.from(SECRET).toString('base64').slice(0, -4), ...secrets]) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toContain(PRIVATE_KEY.split('\n')[3]);
}

it.each(faults)('shows no secret and no token when GitHub answers with %s', async (fault) => {
  const repositories = [{ name: 'acme/shop', private: true, files: { 'a.txt': 'text' } }];
  const client = { requestTimeoutMs: 30, retryDelayMs: 0, maxWaitMs: 0, sleep: async () => undefined };
  const connection = await connect({ client, simulator: { seed: { repositories }, validate: 'off' } });
  connection.simulator.faults.add({ operation: '*', fault, times: Infinity });
  for (const [name, call] of Object.entries(calls)) {
    const failure = await call(connection.client).then(
      () => new Error(`${name} did not fail`),
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: expect.any(String) });
    expectHarmless(failure);
  }
});

it.each(faults)('shows no secret when GitHub answers with %s what carries one', async (fault) => {
  const repositories = [{ name: 'acme/shop', private: true, files: { 'a.txt': 'text' } }];
  const client = { requestTimeoutMs: 100, retryDelayMs: 0, maxWaitMs: 0, sleep: async () => undefined };
  const connection = await connect({ client, simulator: { seed: { repositories }, validate: 'off' } });
  await connection.client.getOrgToken();
  const operations = ['actions/create-or-update-repo-secret', 'repos/create-or-update-file-contents'] as const;
  for (const operation of operations) connection.simulator.faults.add({ operation, fault, times: Infinity });
  for (const name of ['setSecret', 'createOrUpdateFile', 'provisionRepo']) {
    const failure = await calls[name]?.(connection.client).catch((error: unknown) => error);
    // Where only the answer was lost, that is found out.
    if (!(failure instanceof Error)) continue;
    expect(failure).toMatchObject({ code: expect.any(String) });
    expectHarmless(failure);
  }
});

it.each([401, 403, 404, 409, 422, 500])(
  'repeats nothing that a proxy repeats of the request in a %d',
  async (status) => {
    let token = '';
    const { client } = await connect({
      simulator: { validate: 'off', tokenFormat: 'jwt' },
      client: { retryDelayMs: 0, maxWaitMs: 0, sleep: async () => undefined },
      intercept: async (request, pass) => {
        if (!request.url.includes('/repos/acme/shop')) return pass();
        token = request.headers.get('authorization')?.replace(/^token /, '') ?? '';
        const message = `You sent ${token}, or https://x-access-token:${token}@github.com, and ${await request.text()}`;
        return Response.json({ message, documentation_url: `https://docs.github.com/?${token}` }, { status });
      },
    });
    const failure = await client.setSecret('shop', 'TOKEN', SECRET).catch((error: unknown) => error);
    expect(token.length).toBeGreaterThan(100);
    expectHarmless(failure, token, token.slice(10, 60));
    expect(shown(failure)).toContain('[redacted]');
  },
);
