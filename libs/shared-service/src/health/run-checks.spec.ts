import { expect, it } from '@jest/globals';
import { runChecks } from './run-checks.js';

it('tells which checks fail, and why, without secrets', async () => {
  const checks = {
    good: () => Promise.resolve(),
    rejecting: () => Promise.reject(new Error('redis://:hunter2@localhost refused')),
    throwing: () => {
      throw new Error('at once');
    },
  };
  expect(await runChecks(checks, 2000)).toEqual({
    good: { status: 'ok' },
    rejecting: { status: 'failing', reason: 'redis://:[redacted]@localhost refused' },
    throwing: { status: 'failing', reason: 'at once' },
  });
});

it('fails a check that does not answer in time', async () => {
  const checks = { silent: () => new Promise(() => undefined) };
  expect(await runChecks(checks, 1)).toEqual({ silent: { status: 'failing', reason: 'no answer within 1 ms' } });
});
