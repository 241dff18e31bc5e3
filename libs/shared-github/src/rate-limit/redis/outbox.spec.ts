import { expect, it } from '@jest/globals';
import { costOfRead } from '../limits/request-cost.js';
import { Grant } from './grant.js';
import { Outbox } from './outbox.js';

const refusal = { limit: 'secondary', retryAfterMs: undefined } as const;
const refusalsAt = (...times: number[]) => times.map((at) => ({ refusal, admittedAt: 0, at }));
const budgetOf = (used: number, reset = 1_800_000_000) => ({
  budget: { limit: 5_000, used, reset, resetInMs: 1_000 },
  at: 0,
});

function setup() {
  return new Outbox(
    () => undefined,
    () => true,
  );
}

function grantUntil(endsAt: number): Grant {
  const grant = new Grant(`until ${endsAt}`, 0, endsAt);
  grant.lend(costOfRead);
  return grant;
}

it('keeps the latest thousand refusals, however long nobody can be told', () => {
  const outbox = setup();
  for (let at = 1; at <= 1_200; at += 1) outbox.heardRefusals(refusalsAt(at));
  const kept = outbox.take(0).refusals.map(({ at }) => at);
  expect([kept.length, kept.at(0), kept.at(-1)]).toEqual([1_000, 201, 1_200]);
});

it('tells refusals in their order, also when some come back', () => {
  const outbox = setup();
  outbox.heardRefusals(refusalsAt(1, 3));
  const mail = outbox.take(0);
  outbox.heardRefusals(refusalsAt(4));
  outbox.putBack(mail);
  expect(outbox.take(0).refusals.map(({ at }) => at)).toEqual([1, 3, 4]);
});

it('tells what GitHub said last of the hour, in whatever order it was heard', () => {
  const outbox = setup();
  for (const used of [1, 3, 2]) outbox.heardBudget(budgetOf(used));
  const mail = outbox.take(0);
  expect(mail.budget?.budget.used).toBe(3);
  outbox.heardBudget(budgetOf(0, 1_800_003_600));
  outbox.putBack(mail);
  expect(outbox.take(0).budget?.budget.used).toBe(0);
  expect(outbox.isEmpty).toBe(true);
});

it('tells of a grant once, and of others that ended meanwhile, too', () => {
  const outbox = setup();
  const [grant, other] = [grantUntil(10), grantUntil(11)];
  outbox.ended(grant);
  const mail = outbox.take(9);
  for (const one of [grant, other]) outbox.ended(one);
  outbox.putBack(mail);
  expect(outbox.take(9).grants).toEqual([grant, other]);
  expect(outbox.isEmpty).toBe(true);
});

it('tells nothing of a grant that is over by itself', () => {
  const outbox = setup();
  for (const endsAt of [9, 10, 11]) outbox.ended(grantUntil(endsAt));
  expect(outbox.take(10).grants.map(({ name }) => name)).toEqual(['until 11']);
});
