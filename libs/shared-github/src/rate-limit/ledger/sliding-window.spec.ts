import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SlidingWindow } from './sliding-window.js';

const WINDOW_MS = 1_000;
const SLICE_MS = 50;

/** The same, by a list of all that was ever added. */
class List {
  private readonly added: { readonly amount: number; readonly freeAt: number }[] = [];

  add(amount: number, now: number): void {
    this.added.push({ amount, freeAt: now - (now % SLICE_MS) + SLICE_MS + WINDOW_MS });
  }

  usedAt(now: number): number {
    return this.added.reduce((sum, { amount, freeAt }) => (freeAt > now ? sum + amount : sum), 0);
  }

  freesIn(amount: number, now: number): number {
    let freed = 0;
    for (const { amount: one, freeAt } of this.added) {
      if (freeAt > now) freed += one;
      if (freeAt > now && freed >= amount) return freeAt - now;
    }
    return WINDOW_MS;
  }
}

const step = fc.record({ afterMs: fc.oneof(fc.nat(60), fc.nat(400), fc.constant(WINDOW_MS)), amount: fc.nat(5) });

it('knows the same as a list of all that was used', () => {
  const property = fc.property(fc.nat(1_000), fc.array(step, { maxLength: 400, size: 'max' }), (start, steps) => {
    const list = new List();
    const known: number[][] = [];
    const listed: number[][] = [];
    let window = new SlidingWindow(WINDOW_MS, SLICE_MS);
    let now = start;
    for (const { afterMs, amount } of steps) {
      now += afterMs;
      window.forget(now);
      window.add(amount, now);
      if (amount > 0) list.add(amount, now);
      if (amount === 3) window = new SlidingWindow(WINDOW_MS, SLICE_MS, window.save());
      const wanted = [1, amount + 1, window.used + 1];
      known.push([window.used, ...wanted.map((more) => window.freesIn(more, now))]);
      listed.push([list.usedAt(now), ...wanted.map((more) => list.freesIn(more, now))]);
    }
    expect(known).toEqual(listed);
  });
  fc.assert(property, { numRuns: 50 });
});

it('forgets nothing before a whole window has passed since it was used, and everything a slice later', () => {
  fc.assert(
    fc.property(fc.nat(10_000), (usedAt) => {
      const window = new SlidingWindow(WINDOW_MS, SLICE_MS);
      window.add(1, usedAt);
      window.forget(usedAt + WINDOW_MS);
      expect(window.used).toBe(1);
      window.forget(usedAt + WINDOW_MS + SLICE_MS);
      expect(window.used).toBe(0);
    }),
  );
});

it('keeps no more than the slices of a window, however long it is used', () => {
  const window = new SlidingWindow(WINDOW_MS, SLICE_MS);
  let most = 0;
  for (let now = 0; now < 1_000 * SLICE_MS; now += 10) {
    window.forget(now);
    window.add(1, now);
    most = Math.max(most, window.save().length);
  }
  expect(most).toBe(WINDOW_MS / SLICE_MS + 1);
});

it('uses no slice for nothing', () => {
  const window = new SlidingWindow(WINDOW_MS, SLICE_MS);
  window.add(0, 10);
  expect(window.save()).toEqual([]);
});
