import { expect, it } from '@jest/globals';
import { costOfRead } from '../limits/request-cost.js';
import { Grant } from './grant.js';
import { type Heard, Outbox } from './outbox.js';

const refusal = { limit: 'secondary', retryAfterMs: undefined } as const;
const budget = { limit: 5_000, used: 1, reset: 1_800_000_000, resetInMs: 1_000 };

const heard = (at: number, said: Partial<Heard> = { budget }): Heard => ({ admittedAt: 0, at, ...said });
const many = (count: number, first = 1) => Array.from({ length: count }, (_, index) => heard(first + index));

function setup() {
  const outbox = new Outbox(
    () => undefined,
    () => true,
  );
  const timesKept = () => outbox.take(0).heard.map(({ at }) => at);
  return { outbox, timesKept };
}

function grantUntil(endsAt: number): Grant {
  const grant = new Grant(`until ${endsAt}`, 0, endsAt);
  grant.lend(costOfRead);
  return grant;
}

it('keeps the latest thousand things that GitHub said, however long nobody can be told', () => {
  const { outbox, timesKept } = setup();
  for (const one of many(20_000)) outbox.heardFromGitHub(one);
  const kept = timesKept();
  expect(kept).toHaveLength(1_000);
  expect([kept.at(0), kept.at(-1)]).toEqual([19_001, 20_000]);
});

it('keeps a refusal before anything else', () => {
  const { outbox, timesKept } = setup();
  outbox.heardFromGitHub(heard(0, { refusal }));
  for (const one of many(2_000)) outbox.heardFromGitHub(one);
  expect(timesKept().slice(0, 2)).toEqual([0, 1_002]);
});

it('keeps the latest refusals where there is nothing else', () => {
  const { outbox, timesKept } = setup();
  for (let at = 1; at <= 1_001; at += 1) outbox.heardFromGitHub(heard(at, { refusal }));
  const kept = timesKept();
  expect([kept.length, kept[0]]).toEqual([1_000, 2]);
});

it('keeps no more when what could not be told comes back', () => {
  const { outbox, timesKept } = setup();
  for (const one of many(800, 801)) outbox.heardFromGitHub(one);
  outbox.putBack({ grants: [], heard: many(800) });
  const kept = timesKept();
  expect([kept.length, kept[0]]).toEqual([1_000, 601]);
});

it('tells of a grant once, however much of it has ended', () => {
  const { outbox } = setup();
  const grant = grantUntil(10);
  outbox.ended(grant);
  const mail = outbox.take(9);
  outbox.ended(grant);
  outbox.putBack(mail);
  expect(outbox.take(9).grants).toEqual([grant]);
  expect(outbox.isEmpty).toBe(true);
});

it('tells nothing of a grant that is over by itself', () => {
  const { outbox } = setup();
  for (const endsAt of [9, 10, 11]) outbox.ended(grantUntil(endsAt));
  expect(outbox.take(10).grants.map(({ name }) => name)).toEqual(['until 11']);
});
