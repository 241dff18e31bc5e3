import { expect, it } from '@jest/globals';
import { ValidationError } from '../../errors/validation.error.js';
import { hourlyBudget, rateLimits, reserveOf } from './rate-limits.js';

it('has the limits that GitHub publishes, and follows GitHub where it names one', () => {
  expect(rateLimits()).toEqual({
    requestsPerHour: undefined,
    interactiveReserve: 500,
    concurrentRequests: 100,
    pointsPerMinute: 900,
    contentPerMinute: 80,
    contentPerHour: 500,
  });
});

it('takes what it is given, and leaves the rest as it is', () => {
  expect(rateLimits({ requestsPerHour: 7, contentPerHour: undefined })).toEqual({
    ...rateLimits(),
    requestsPerHour: 7,
  });
});

it.each([
  ['requestsPerHour', 1],
  ['interactiveReserve', 0],
  ['concurrentRequests', 1],
  ['pointsPerMinute', 5],
  ['contentPerMinute', 1],
  ['contentPerHour', 1],
] as const)('takes %s from %d to a million, and nothing else', (name, least) => {
  for (const value of [least, 1_000_000]) expect(rateLimits({ [name]: value })[name]).toBe(value);
  const bad = [least - 1, -1, -Infinity, least + 0.5, NaN, Infinity, 1_000_001, 1e21, null, '80', true];
  for (const value of bad) {
    const give = () => rateLimits({ [name]: value });
    expect(give).toThrow(ValidationError);
    expect(give).toThrow(`Rate limit ${name}: ${value} is not a whole number from ${least} to 1000000.`);
  }
});

it.each([
  [5_000, 500],
  [15_000, 500],
  [5_009, 500],
  [4_999, 499],
  [60, 6],
  [9, 0],
])('keeps no more than a tenth of %d requests in reserve: %d', (limitOfGitHub, reserve) => {
  expect(reserveOf(rateLimits(), limitOfGitHub)).toBe(reserve);
});

it.each([
  ['GitHub has not named its limit', undefined, undefined, 4_500, 5_000],
  ['GitHub names 12 500', undefined, 12_500, 12_000, 12_500],
  ['GitHub names 60', undefined, 60, 54, 60],
  ['a budget is set', 1_000, 12_500, 1_000, 1_500],
  ['a budget is set, and GitHub names 60', 1_000, 60, 1_000, 1_006],
] as const)('has this budget when %s', (_when, requestsPerHour, limitOfGitHub, batch, interactive) => {
  const limits = rateLimits({ requestsPerHour });
  expect(hourlyBudget(limits, 'batch', limitOfGitHub)).toBe(batch);
  expect(hourlyBudget(limits, 'interactive', limitOfGitHub)).toBe(interactive);
});
