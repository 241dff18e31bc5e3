import { expect, it } from '@jest/globals';
import { leaks } from './leaks.js';
import { SECRET } from './seed.js';

it.each([
  ['a token in the message', new Error('sent ghs_16C7e42F292c6912E7710c838347Ae178B4a')],
  ['a JSON web token in the cause', new Error('refused', { cause: new Error('Bearer eyJhbGciOi.eyJpYXQiOj.c2ln') })],
  ['a secret in a property', Object.assign(new Error('refused'), { request: { body: { value: SECRET } } })],
  ['a secret as it is sent', new Error(`content ${Buffer.from(SECRET).toString('base64')}`)],
  ['a key', Object.assign(new Error('refused'), { key: '-----BEGIN PRIVATE KEY-----' })],
])('sees %s', (_what, failure) => {
  expect(leaks(failure)).toBe(true);
});

it('sees nothing in an error that tells no more than it should', () => {
  expect(leaks(new Error('GET /repos/acme/shop answered 404: Not Found'))).toBe(false);
});
