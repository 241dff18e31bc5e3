import { expect, it } from '@jest/globals';
import { costOfRead } from '../limits/request-cost.js';
import type { RequestOutcome } from '../rate-limiter.js';
import { Outbox } from './outbox.js';
import type { Ended } from './wire.js';

const refused: RequestOutcome = { kind: 'answered', refusal: { limit: 'secondary', retryAfterMs: undefined } };

function ended(id: number, outcome: RequestOutcome = { kind: 'answered' }): Ended {
  return { lease: { id, cost: costOfRead, admittedAt: 0 }, outcome, at: 0 };
}

const many = (count: number, first = 1) => Array.from({ length: count }, (_, index) => ended(first + index));
const idsOf = (kept: readonly Ended[]) => kept.map(({ lease }) => lease.id);

function setup() {
  return new Outbox(
    () => undefined,
    () => true,
  );
}

it('keeps the latest thousand, however long nobody can be told', () => {
  const outbox = setup();
  for (const one of many(20_000)) outbox.add(one);
  const kept = idsOf(outbox.take());
  expect(kept).toHaveLength(1_000);
  expect([kept.at(0), kept.at(-1)]).toEqual([19_001, 20_000]);
});

it('keeps a refusal before anything else', () => {
  const outbox = setup();
  outbox.add(ended(0, refused));
  for (const one of many(2_000)) outbox.add(one);
  expect(idsOf(outbox.take()).slice(0, 2)).toEqual([0, 1_002]);
});

it('keeps the latest refusals where there is nothing else', () => {
  const outbox = setup();
  for (let id = 1; id <= 1_001; id += 1) outbox.add(ended(id, refused));
  const kept = idsOf(outbox.take());
  expect([kept.length, kept[0]]).toEqual([1_000, 2]);
});

it('keeps no more when what could not be told comes back', () => {
  const outbox = setup();
  for (const one of many(800, 801)) outbox.add(one);
  outbox.putBack(many(800));
  const kept = idsOf(outbox.take());
  expect([kept.length, kept[0]]).toEqual([1_000, 601]);
});
