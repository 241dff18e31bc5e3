import { createHash } from 'node:crypto';
import type { ExecutionContext } from '@nestjs/common';
import { expect, it } from '@jest/globals';
import { Problem } from '../problems/problem.js';
import type { AuthModuleOptions } from './auth.module-definition.js';
import { BearerAuthGuard } from './bearer-auth.guard.js';

const HASHED = `sha256:${createHash('sha256').update('kept-elsewhere-token').digest('hex')}`;

function setup(overrides: Partial<AuthModuleOptions> = {}): (authorization?: string) => boolean {
  const guard = new BearerAuthGuard({ tokens: ['a-plain-token-of-ours', HASHED], environment: 'test', ...overrides });
  return (authorization) => {
    const http = { getRequest: () => ({ headers: { authorization } }) };
    return guard.canActivate({ switchToHttp: () => http } as unknown as ExecutionContext);
  };
}

it.each(['Bearer a-plain-token-of-ours', 'bearer kept-elsewhere-token'])('lets in %s', (authorization) => {
  expect(setup()(authorization)).toBe(true);
});

it.each([
  undefined,
  '',
  'Bearer ',
  'Bearer another-token',
  'Basic a-plain-token-of-ours',
  'a-plain-token-of-ours',
  `Bearer ${HASHED}`,
  'Bearer a-plain-token-of-ours kept-elsewhere-token',
])('turns away %s', (authorization) => {
  expect(() => setup()(authorization)).toThrow(Problem);
});

it('is open without tokens, but never in production', () => {
  expect(setup({ tokens: [], environment: 'development' })()).toBe(true);
  expect(() => setup({ tokens: [], environment: 'production' })()).toThrow(Problem);
  expect(() => setup({ tokens: [], environment: 'production' })('Bearer ')).toThrow(Problem);
});
