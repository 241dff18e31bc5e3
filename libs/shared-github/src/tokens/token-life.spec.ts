import { expect, it } from '@jest/globals';
import type { OperationId } from '@project-factory/github-simulator';
import { ValidationError } from '../errors/validation.error.js';
import { connect, type ConnectOptions } from '../testing/connect.js';

const MINUTE = 60_000;

/** The client's time and GitHub's, which pass together and may differ. */
async function setup({ behindMs = 0, ...options }: ConnectOptions & { behindMs?: number } = {}) {
  let passedMs = 0;
  const connection = await connect({
    ...options,
    client: { now: () => Date.now() + passedMs - behindMs, ...options.client },
  });
  const { simulator } = connection;
  const answers = (operation: OperationId) =>
    simulator.calls.filter((call) => call.operation === operation).map(({ status }) => status);
  return {
    ...connection,
    answers,
    mints: () => answers('apps/create-installation-access-token').filter((status) => status === 201).length,
    pass: (ms: number) => {
      passedMs += ms;
      simulator.clock.advance(ms);
    },
  };
}

it('keeps a token for as long as it is told, and no longer', async () => {
  const { client, mints, pass } = await setup({ client: { tokenTtlSeconds: 600 } });
  const token = await client.getOrgToken();
  pass(9 * MINUTE);
  expect(await client.getOrgToken()).toBe(token);
  pass(2 * MINUTE);
  expect(await client.getOrgToken()).not.toBe(token);
  expect(mints()).toBe(2);
});

it('mints anew a minute before GitHub ends a token', async () => {
  const { client, mints, pass } = await setup({ client: { tokenTtlSeconds: 100_000 } });
  await client.getOrgToken();
  pass(58 * MINUTE);
  await client.getOrgToken();
  expect(mints()).toBe(1);
  pass(1.5 * MINUTE);
  await client.getOrgToken();
  expect(mints()).toBe(2);
});

it.each([-9, 9])('hands out no dead token when its clock is %d minutes behind', async (minutes) => {
  const { client, answers, mints, pass } = await setup({ behindMs: minutes * MINUTE });
  await client.createRepo('a');
  pass(58 * MINUTE);
  await client.getRepo('a');
  expect(mints()).toBe(1);
  pass(3 * MINUTE);
  await client.getRepo('a');
  expect([mints(), answers('repos/get')]).toEqual([2, [200, 200]]);
});

it('refuses a life that no token has, and mints nothing', async () => {
  const { client, sent } = await setup();
  await expect(client.getRepoToken('a', { minimumLifeSeconds: 3601 })).rejects.toBeInstanceOf(ValidationError);
  expect(sent()).toEqual([]);
});

it.each(['-7m', '9m'])('learns GitHub’s clock when that is %s off', async (skew) => {
  const { client, simulator, answers } = await setup();
  simulator.faults.add({ operation: '*', fault: 'skewed-clock', skew, times: Infinity });
  await client.createRepo('a');
  await client.getRepoToken('a');
  expect(answers('apps/get-org-installation')).toEqual([401, 200]);
  expect(answers('apps/create-installation-access-token')).toEqual([201, 201]);
});

it.each(['-7m', '9m'])('learns it anew when it is %s off only later', async (skew) => {
  const { client, simulator, answers } = await setup();
  await client.createRepo('a');
  simulator.faults.add({ operation: '*', fault: 'skewed-clock', skew, times: Infinity });
  await client.getRepoToken('a');
  await client.getRepoToken('a', { permissions: { contents: 'read' } });
  expect(answers('apps/create-installation-access-token')).toEqual([201, 401, 201, 201]);
});
