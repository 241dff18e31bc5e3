import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LogCleaner } from './log-cleaner.js';
import { readLines } from './read-lines.js';

const KEY = `-----BEGIN RSA PRIVATE KEY-----
MIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn/ygWyF8PbnGy0AHB7MaN3Uq9cdWSfd3MM
DnL5l2Lh6YzW4oLqv9jL8w==
-----END RSA PRIVATE KEY-----`;

function clean(text: string, timestamps = false): string[] {
  const cleaner = new LogCleaner({ timestamps });
  return [...cleaner.push(text), ...cleaner.end()];
}

it('takes out the byte order mark and the times', () => {
  const text = '\ufeff2026-11-24T10:00:00.0000000Z one\n2026-11-24T10:00:00.0000001Z\n2026-11-24T10:00:01.5Z  two\n';
  expect(clean(text)).toEqual(['one', '', ' two']);
});

it('keeps the times where they are wanted', () => {
  const text = '\ufeff2026-11-24T10:00:00.0000000Z one\r\ntwo';
  expect(clean(text, true)).toEqual(['2026-11-24T10:00:00.0000000Z one', 'two']);
});

it('takes out colours, links, titles and whatever else a terminal would act on', () => {
  expect(clean('\x1b[1;31mred\x1b[0m \x9b4mold\x9b0m')).toEqual(['red old']);
  expect(clean('\x1b]8;;https://x.test\x07link\x1b]8;;\x07 \x1b]0;title\x1b\\text')).toEqual(['link text']);
  expect(clean('\x1b(Bplain\x1b7\x08\x00 \x1b]never ends')).toEqual(['plain never ends']);
  expect(clean('10%\r20%\r100%\r\n')).toEqual(['10% 20% 100%']);
});

it.each([
  ['ghs_0123456789abcdefghij', 'token'],
  [`ghs_7_eyJhbGciOi.eyJpc3Mi-x_y.${'z'.repeat(400)}`, 'token of 2026'],
  ['ghp_0123456789abcdefghij', 'personal token'],
  ['github_pat_0123456789abcdefghij', 'fine-grained token'],
])('takes out %s', (token) => {
  expect(clean(`before "${token}" after`)).toEqual(['before "[redacted]" after']);
});

it('takes out what stands in the addresses of git', () => {
  expect(clean('https://x-access-token:secret.of-any_shape@github.com/acme/shop')).toEqual([
    'https://x-access-token:[redacted]@github.com/acme/shop',
  ]);
});

it('takes out a token that control codes were put into', () => {
  expect(clean('ghs_0123\x1b[0m456789\x00abcdefghij')).toEqual(['[redacted]']);
});

it('takes out keys, on one line and over many, with times between', () => {
  const timed = KEY.split('\n').map((line) => `2026-11-24T10:00:00.0000000Z ${line}`);
  expect(clean(`a ${KEY} b\nc`)).toEqual(['a [redacted]', ' b', 'c']);
  expect(clean([...timed, 'after'].join('\n'))).toEqual(['[redacted]', 'after']);
  expect(clean(`key=${KEY.replaceAll('\n', '\\n')} and ${KEY.replaceAll('\n', '\\n')}.`)).toEqual([
    'key=[redacted] and [redacted].',
  ]);
});

it('does not lose the rest of a log to a key that never ends', () => {
  const lines = Array.from({ length: 500 }, (_, index) => `line ${index}`);
  expect(clean(['-----BEGIN PRIVATE KEY-----', ...lines].join('\n'))).toEqual(['[redacted]', ...lines.slice(400)]);
  expect(clean('-----BEGIN PRIVATE KEY-----\nabc\n##[endgroup]\nlast')).toEqual(['[redacted]', '##[endgroup]', 'last']);
});

it('cuts a line that does not end, and no token that stands where it is cut', () => {
  const start = 'x'.repeat(256 * 1024 - 10);
  expect(clean(`${start}ghs_0123456789abcdefghij${'y'.repeat(100)}\nnext`)).toEqual([
    `${start}[redacted] [114 characters left out]`,
    'next',
  ]);
});

const secrets = fc.oneof(
  fc.stringMatching(/^gh[a-z]_[A-Za-z0-9._-]{16,40}$/),
  fc.stringMatching(/^x-access-token:[a-z0-9]{5,40}@$/),
  fc.constant(KEY),
);
const noise = fc.oneof(
  fc.string(),
  fc.constantFrom('\n', '\r\n', '\x1b[0m', '\ufeff', '2026-11-24T10:00:00.0000000Z ', '-----BEGIN ', 'gh', 'é😀'),
);
/** A log, and where it is cut into pieces. */
const logs = fc.array(fc.oneof(noise, secrets, fc.constant('\n')), { maxLength: 30 });
const cuts = fc.array(fc.nat(2000), { maxLength: 40 });

it('cleans a log alike wherever its pieces end', async () => {
  await fc.assert(
    fc.asyncProperty(logs, cuts, fc.boolean(), async (parts, at, timestamps) => {
      const bytes = Buffer.from(parts.join(''));
      const lines: string[] = [];
      for await (const batch of readLines(pieces(bytes, at), { timestamps })) lines.push(...batch);
      expect(lines).toEqual(clean(bytes.toString().replace(/^\ufeff/, ''), timestamps));
    }),
  );
});

it('lets no secret through, whatever stands around it and wherever the pieces end', async () => {
  await fc.assert(
    fc.asyncProperty(logs, cuts, async (parts, at) => {
      const text: string[] = [];
      for await (const batch of readLines(pieces(Buffer.from(parts.join('')), at), { timestamps: false })) {
        text.push(...batch);
      }
      expect(text.join('\n')).not.toMatch(/gh[a-z]_[A-Za-z0-9._-]{16}|x-access-token:[^[@\s]+@|MIIEpAIBAAK|DnL5l2Lh6/);
    }),
  );
});

async function* pieces(bytes: Buffer, at: readonly number[]): AsyncGenerator<Uint8Array> {
  const ends = [...at, bytes.length].map((end) => Math.min(end, bytes.length)).sort((a, b) => a - b);
  let start = 0;
  for (const end of ends) {
    yield bytes.subarray(start, end);
    start = end;
  }
}
