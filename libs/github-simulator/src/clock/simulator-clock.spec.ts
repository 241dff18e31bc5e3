import { expect, it } from '@jest/globals';
import { SimulatorClock } from './simulator-clock.js';

function setup() {
  return new SimulatorClock(() => 1000);
}

it.each([
  [5, 1005],
  ['500ms', 1500],
  ['1.5s', 2500],
  ['61m', 3_661_000],
  ['2h', 7_201_000],
  ['1d', 86_401_000],
])('advances by %j', (duration, expected) => {
  const clock = setup();
  clock.advance(duration);
  expect(clock.now()).toEqual(new Date(expected));
});

it.each(['61', 'soon', -1, NaN, ''])('refuses %j', (duration) => {
  expect(() => setup().advance(duration)).toThrow(RangeError);
});

it('can be set, and goes on from there', () => {
  const clock = setup();
  clock.set(new Date(500));
  clock.advance(1);
  expect(clock.now()).toEqual(new Date(501));
});

it('tells when it is moved', () => {
  const clock = setup();
  const times: number[] = [];
  clock.onAdvance(() => times.push(clock.nowMs()));
  clock.advance(5);
  clock.set(new Date(0));
  expect(times).toEqual([1005, 0]);
});
