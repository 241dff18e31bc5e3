import { expect, it } from '@jest/globals';
import { StoreTime } from './store-time.js';

const AHEAD_MS = 1_000_000;

it('does not run away from the store, however many answers are slow', () => {
  let now = 0;
  const time = new StoreTime(() => now);
  for (const latencyMs of Array.from({ length: 200 }, (_, index) => (index % 2 ? 1 : 400))) {
    const askedAt = now;
    time.set(askedAt + latencyMs / 2 + AHEAD_MS, askedAt);
    now += latencyMs;
    expect(time.toStore(now) - (now + AHEAD_MS)).toBe(Math.ceil(latencyMs / 2));
  }
});

it('tells the store whole milliseconds, and never too early', () => {
  const time = new StoreTime(() => 0.25);
  time.set(AHEAD_MS, 0.25);
  expect(time.toStore(0.5)).toBe(AHEAD_MS + 1);
  expect(time.toOwn(AHEAD_MS)).toBe(0.25);
});
