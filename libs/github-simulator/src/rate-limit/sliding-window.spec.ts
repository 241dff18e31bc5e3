import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SlidingWindow } from './sliding-window.js';

it('allows what fits into the limit', () => {
  const window = new SlidingWindow(10, 1000);
  window.use(6, 0);
  expect([window.allows(4, 0), window.allows(5, 0)]).toEqual([true, false]);
});

it('forgets a use when it is as old as the window, and not before', () => {
  const window = new SlidingWindow(1, 1000);
  window.use(1, 500);
  expect([window.allows(1, 1499), window.allows(1, 1500)]).toEqual([false, true]);
});

it('lets what costs nothing through, however full it is', () => {
  const window = new SlidingWindow(1, 1000);
  window.use(1, 0);
  window.use(0, 0);
  expect(window.allows(0, 0)).toBe(true);
});

it('never ends where there is no limit', () => {
  const window = new SlidingWindow(Infinity, 1000);
  for (let use = 0; use < 1000; use += 1) window.use(5, 0);
  expect(window.allows(5, 0)).toBe(true);
});

const steps = fc.array(fc.record({ waitMs: fc.integer({ min: 0, max: 400 }), cost: fc.integer({ min: 0, max: 7 }) }), {
  maxLength: 200,
});

it('never holds more than the limit, wherever the window begins', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 30 }), (wishes, limit) => {
      const window = new SlidingWindow(limit, 1000);
      const used: { at: number; cost: number }[] = [];
      let now = 0;
      for (const { waitMs, cost } of wishes) {
        now += waitMs;
        if (!window.allows(cost, now)) continue;
        window.use(cost, now);
        used.push({ at: now, cost });
      }
      for (const { at: end } of used) expect(sumOf(used, end)).toBeLessThanOrEqual(limit);
    }),
  );
});

it('refuses only what would be too much', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 30 }), (wishes, limit) => {
      const window = new SlidingWindow(limit, 1000);
      const used: { at: number; cost: number }[] = [];
      let now = 0;
      for (const { waitMs, cost } of wishes) {
        now += waitMs;
        const fits = sumOf(used, now) + cost <= limit;
        expect(window.allows(cost, now)).toBe(fits);
        if (!fits) continue;
        window.use(cost, now);
        used.push({ at: now, cost });
      }
    }),
  );
});

/** What was used in the second that ends there. */
function sumOf(used: readonly { at: number; cost: number }[], end: number): number {
  return used.filter(({ at }) => at <= end && at > end - 1000).reduce((sum, { cost }) => sum + cost, 0);
}
