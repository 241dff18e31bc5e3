import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LogTail } from './log-tail.js';

function tail(lines: readonly string[], most: { lines?: number; bytes?: number }): string[] {
  const kept = new LogTail({ lines: Infinity, bytes: Infinity, ...most });
  for (const line of lines) kept.push(line);
  return kept.toLines();
}

it('keeps everything that fits', () => {
  expect(tail(['one', 'two'], { bytes: 8 })).toEqual(['one', 'two']);
});

it('says how much it left out to keep within its bytes', () => {
  expect(tail(['one', 'zwölf', 'three'], { bytes: 12 })).toEqual([
    '[Left out: 2 lines (11 bytes). The text is limited to 12 bytes.]',
    'three',
  ]);
});

it('keeps so many lines, and says nothing of others, which nobody asked for', () => {
  expect(tail(['one', 'two', 'three'], { lines: 2 })).toEqual(['two', 'three']);
});

it('says how many of the last lines it left out', () => {
  expect(tail(['one', 'two', 'three'], { lines: 2, bytes: 6 })).toEqual([
    '[Left out: 1 lines. The text is limited to 6 bytes.]',
    'three',
  ]);
});

it('keeps the last lines of any number', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.integer({ min: 1, max: 3000 }), (count, most) => {
      const lines = Array.from({ length: count }, (_, index) => String(index));
      expect(tail(lines, { lines: most })).toEqual(lines.slice(-most));
    }),
    { numRuns: 20 },
  );
});

it('keeps within its bytes, whatever the lines are', () => {
  const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '😀') }), { maxLength: 300 });
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 300 }), (all, bytes, most) => {
      const kept = tail(all, { bytes, lines: most }).filter((line) => !line.startsWith('['));
      expect(kept).toEqual(all.slice(all.length - kept.length));
      expect(Buffer.byteLength(kept.map((line) => `${line}\n`).join(''))).toBeLessThanOrEqual(bytes);
      const next = all[all.length - kept.length - 1];
      if (next === undefined || kept.length === most) return;
      expect(Buffer.byteLength([next, ...kept].map((line) => `${line}\n`).join(''))).toBeGreaterThan(bytes);
    }),
  );
});
