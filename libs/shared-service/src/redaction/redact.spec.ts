import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { redact } from './redact.js';

const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();

const TOKENS = [
  `ghs_${'a1B2'.repeat(9)}`,
  `ghp_${'a1B2'.repeat(9)}`,
  `ghs_123456_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.${'x-_Y'.repeat(20)}`,
  `github_pat_${'a1B2_'.repeat(12)}`,
  `eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.${'x-_Y'.repeat(20)}`,
];

it.each(TOKENS)('takes out %s, alone and after an escaped newline', (token) => {
  expect(redact(`used ${token} for it`)).toBe('used [redacted] for it');
  expect(redact(JSON.stringify({ text: `one\n${token}\ntwo` }))).toBe('{"text":"one\\n[redacted]\\ntwo"}');
});

it.each([
  ['as it is', KEY],
  ['in JSON', JSON.stringify({ key: KEY })],
  ['in JSON in JSON', JSON.stringify({ body: JSON.stringify({ key: KEY }) })],
  ['as Node prints it', inspect({ key: KEY })],
  ['cut off', KEY.slice(0, 700)],
  ['cut off in JSON', JSON.stringify({ key: KEY.slice(0, 700), next: 'kept' })],
])('takes out a private key %s', (_form, text) => {
  const lines = KEY.split('\n').slice(1, 10);
  const redacted = redact(text);
  expect(lines.filter((line) => redacted.includes(line.slice(0, 20)))).toEqual([]);
});

it.each([
  ['https://x-access-token:abc@github.com/acme/shop.git', 'https://x-access-token:[redacted]@github.com/acme/shop.git'],
  ['redis://:hunter2@localhost:6379', 'redis://:[redacted]@localhost:6379'],
  ['authorization: Basic YTpi', 'authorization: Basic [redacted]'],
  ['{"authorization":"token abc","next":1}', '{"authorization":"token [redacted]","next":1}'],
  [
    'http.extraheader=AUTHORIZATION: basic eC1hY2Nlc3MtdG9rZW46YWJj',
    'http.extraheader=AUTHORIZATION: basic [redacted]',
  ],
  ['sent Bearer 0123456789abcdef.', 'sent Bearer [redacted]'],
])('turns %s into %s', (text, redacted) => {
  expect(redact(text)).toBe(redacted);
});

it.each([
  'http://127.0.0.1:3000/users/@me',
  'Send "Authorization: Bearer" and your token.',
  'a basic idea',
  'ghs_short',
])('leaves %s alone', (text) => {
  expect(redact(text)).toBe(text);
});

it('leaves a line of JSON a line of JSON, without the secret, wherever the secret stands', () => {
  const secret = fc.constantFrom(...TOKENS, KEY, KEY.slice(0, 700), 'https://u:s3cret@host');
  const around = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(around, secret, around, (before, hidden, after) => {
      const line = redact(`${JSON.stringify({ msg: before + hidden + after, last: true })}\n`);
      expect(JSON.parse(line)).toMatchObject({ last: true });
      expect(line).not.toContain(hidden.slice(-20).trim());
    }),
  );
});
