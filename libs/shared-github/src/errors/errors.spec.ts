import { inspect } from 'node:util';
import { expect, it } from '@jest/globals';
import * as library from '../index.js';

const facts = { status: 418, requestId: 'A1:B2', documentationUrl: 'https://docs.github.com/rest' };
const page = 'https://github.com/organizations/acme/settings/installations';

const table = [
  [new library.GitHubError('no', facts), 'github_error'],
  [new library.NotFoundError('no', facts), 'not_found'],
  [new library.ConflictError('no', facts), 'conflict'],
  [new library.ValidationError('no', facts), 'validation_failed'],
  [new library.AuthenticationError('no', facts), 'authentication_failed'],
  [new library.AppNotInstalledError('acme', 7, page, facts), 'app_not_installed'],
  [new library.InstallationSuspendedError('acme', page, facts), 'installation_suspended'],
  [new library.MissingPermissionError('no', { ...facts, needed: 'a=write', granted: {} }), 'missing_permission'],
  [new library.RateLimitExceededError({ ...facts, limit: 'primary', retryAfterSeconds: 9 }), 'rate_limit_exceeded'],
  [new library.RateLimiterUnavailableError('no', facts), 'rate_limiter_unavailable'],
  [new library.GitHubUnavailableError('no', facts), 'github_unavailable'],
  [new library.RequestTimeoutError('no', facts), 'request_timeout'],
] as const;

it.each(table)('%s has a code of its own and carries what GitHub said', (error, code) => {
  expect(error).toBeInstanceOf(library.GitHubError);
  expect(error).toMatchObject({ ...facts, code, name: error.constructor.name });
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ ...facts, code });
  expect(inspect(error)).toContain(error.constructor.name);
});

it('tells every kind of error apart', () => {
  const kinds = Object.entries(library).filter(([name]) => name.endsWith('Error'));
  const tested = new Set<string>(table.map(([error]) => error.constructor.name));
  expect(kinds.map(([name]) => name).filter((name) => !tested.has(name))).toEqual([]);
  expect(new Set(table.map(([, code]) => code)).size).toBe(table.length);
});

it('keeps what caused it', () => {
  const cause = new Error('deeper');
  expect(new library.GitHubUnavailableError('no', { cause }).cause).toBe(cause);
});

it('says what is missing, what there is, and what to do', () => {
  const needed = 'contents=write,workflows=write';
  const error = new library.MissingPermissionError('PUT /repos/acme/shop', { needed, granted: { contents: 'write' } });
  expect(error).toMatchObject({ needed, granted: { contents: 'write' } });
  expect(error.message).toBe(
    "PUT /repos/acme/shop: the GitHub App lacks the permission contents=write,workflows=write (it has contents=write). Grant it in the App's settings, and accept it in the organisation.",
  );
});
