import { inspect } from 'node:util';
import { afterEach, expect, it, jest } from '@jest/globals';
import { CredentialShelf } from './credential-shelf.js';

afterEach(() => {
  jest.useRealTimers();
});

const CREDENTIAL = { token: 'ghs_0123456789abcdefghij', repository: 'acme/shop', expiresAt: new Date(0) };

it('hands a credential to the first who asks', () => {
  const shelf = new CredentialShelf();
  const handle = shelf.put(CREDENTIAL);
  expect(shelf.take(handle)).toEqual(CREDENTIAL);
  expect(shelf.take(handle)).toBeUndefined();
});

it('keeps it for five minutes', () => {
  jest.useFakeTimers({ now: 0 });
  const shelf = new CredentialShelf();
  const [early, late] = [shelf.put(CREDENTIAL), shelf.put(CREDENTIAL)];
  jest.setSystemTime(5 * 60_000 - 1);
  expect(shelf.take(early)).toEqual(CREDENTIAL);
  jest.setSystemTime(5 * 60_000);
  expect(shelf.take(late)).toBeUndefined();
});

it('shows no token when it is inspected', () => {
  const shelf = new CredentialShelf();
  shelf.put(CREDENTIAL);
  expect(inspect(shelf, { depth: 9, showHidden: true })).not.toContain('ghs_');
});
