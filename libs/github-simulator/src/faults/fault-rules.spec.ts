import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';
import type { FaultRule } from './fault-rules.js';

async function setup() {
  const started = await startSimulator();
  const { github, simulator } = started;
  const add = (rule: object = {}) =>
    simulator.faults.add({ operation: 'orgs/get', fault: 'server-error', ...rule } as FaultRule);
  const statuses = async (count: number, path = '/orgs/acme') => {
    const found: number[] = [];
    for (let request = 0; request < count; request += 1) found.push((await github.get(path)).status);
    return found;
  };
  return { ...started, add, statuses };
}

it('strikes so many times', async () => {
  const { add, statuses } = await setup();
  const fault = add({ times: 2 });
  expect(await statuses(4)).toEqual([500, 500, 200, 200]);
  expect(fault.hits).toBe(2);
});

it('strikes after so many requests that match', async () => {
  const { add, statuses } = await setup();
  const fault = add({ after: 2 });
  await statuses(3, '/rate_limit');
  expect(await statuses(4)).toEqual([200, 200, 500, 200]);
  expect(fault.hits).toBe(1);
});

it('strikes only paths that hold the text', async () => {
  const { add, statuses, github } = await setup();
  await github.post('/orgs/acme/repos', { name: 'one' });
  await github.post('/orgs/acme/repos', { name: 'two' });
  add({ operation: 'repos/get', path: '/two', times: Infinity });
  expect(await statuses(1, '/repos/acme/one')).toEqual([200]);
  expect(await statuses(2, '/repos/acme/two')).toEqual([500, 500]);
});

it('strikes every operation, and not what is none', async () => {
  const { add, statuses } = await setup();
  const fault = add({ operation: '*', times: Infinity });
  expect(await statuses(1)).toEqual([500]);
  expect(await statuses(1, '/rate_limit')).toEqual([500]);
  expect(await statuses(1, '/nothing')).toEqual([501]);
  expect(fault.hits).toBe(2);
});

it('strikes until it is removed, and only that one', async () => {
  const { add, statuses } = await setup();
  const [first, second] = [add({ times: Infinity }), add({ times: Infinity, fault: 'not-found' })];
  expect(await statuses(2)).toEqual([500, 500]);
  first.remove();
  first.remove();
  expect(await statuses(2)).toEqual([404, 404]);
  second.remove();
  expect(await statuses(1)).toEqual([200]);
  expect([first.hits, second.hits]).toEqual([2, 2]);
});

it('forgets all rules at once', async () => {
  const { add, statuses, simulator } = await setup();
  const fault = add({ times: Infinity });
  add({ operation: '*', fault: 'not-found' });
  simulator.faults.clear();
  expect(await statuses(2)).toEqual([200, 200]);
  expect(fault.hits).toBe(0);
  fault.remove();
});

it('strikes requests that come at once one by one', async () => {
  const { add, github } = await setup();
  add({ times: 3 });
  const replies = await Promise.all(Array.from({ length: 10 }, () => github.get('/orgs/acme')));
  expect(replies.filter(({ status }) => status === 500)).toHaveLength(3);
});

it('does not use up the budget of the hour', async () => {
  const { add, github } = await setup();
  add();
  expect((await github.get('/orgs/acme')).headers.get('x-ratelimit-used')).toBe('0');
  expect((await github.get('/orgs/acme')).headers.get('x-ratelimit-used')).toBe('1');
});

it('names what the App would have needed, where permissions are what it takes', async () => {
  const { add, app } = await setup();
  add({ operation: 'apps/get-authenticated', fault: 'missing-permission' });
  const { status, headers } = await app.get('/app');
  expect([status, headers.get('x-accepted-github-permissions')]).toEqual([403, null]);
});

it.each([
  [{ operation: 'repos/nothing' }, 'there is no operation repos/nothing'],
  [{ operation: 'git-something' }, 'there is no operation git-something'],
  [{ operation: 'toString' }, 'there is no operation toString'],
  [{ operation: undefined }, 'there is no operation undefined'],
  [{ fault: 'explosion' }, 'there is no fault explosion'],
  [{ fault: 'toString' }, 'there is no fault toString'],
  [{ times: 0 }, 'times is 0'],
  [{ times: -1 }, 'times is -1'],
  [{ times: 1.5 }, 'times is 1.5'],
  [{ times: NaN }, 'times is NaN'],
  [{ after: -1 }, 'after is -1'],
  [{ after: 0.5 }, 'after is 0.5'],
  [{ after: NaN }, 'after is NaN'],
  [{ after: Infinity }, 'after is Infinity'],
  [{ fault: 'primary-rate-limit', status: 500 }, 'status is 500. Use one of 403, 429.'],
  [{ fault: 'secondary-rate-limit', status: 200 }, 'status is 200. Use one of 403, 429.'],
  [{ fault: 'secondary-rate-limit', retryAfter: -1 }, 'retryAfter is -1'],
  [{ fault: 'secondary-rate-limit', retryAfter: 1.5 }, 'retryAfter is 1.5'],
  [{ fault: 'secondary-rate-limit', retryAfter: 'soon' }, 'retryAfter is "soon"'],
  [{ fault: 'service-unavailable', retryAfterSeconds: NaN }, 'retryAfterSeconds is NaN'],
  [{ fault: 'token-not-ready', status: 404 }, 'status is 404. Use one of 401, 403.'],
  [{ fault: 'missing-permission', status: 401 }, 'status is 401. Use one of 403, 404.'],
  [{ fault: 'redirect', status: 303 }, 'status is 303. Use one of 301, 302, 307, 308.'],
  [{ fault: 'redirect', to: '/elsewhere' }, 'to is /elsewhere. Give a whole URL.'],
  [{ fault: 'slow-body', pauseMs: -1 }, 'pauseMs is -1'],
  [{ fault: 'skewed-clock', skew: 'much' }, 'skew is "much"'],
  [{ fault: 'skewed-clock', skew: NaN }, 'skew is null'],
  [{ fault: 'skewed-clock' }, 'skew is undefined'],
])('refuses the rule %j', async (rule, message) => {
  const { add } = await setup();
  expect(() => add(rule)).toThrow(RangeError);
  expect(() => add(rule)).toThrow(message);
});
