import { expect, it } from '@jest/globals';
import { EventTime } from '../../testing/event-time.js';
import { Alarm } from './alarm.js';

function setup() {
  const time = new EventTime(0);
  const rung: number[] = [];
  return { time, rung, alarm: new Alarm(time, () => rung.push(time.now())) };
}

it('rings once, at the earliest time it was set to', async () => {
  const { time, rung, alarm } = setup();
  for (const at of [500, 200, 300, Infinity]) alarm.set(at);
  await time.pass(1_000);
  expect(rung).toEqual([200]);
});

it('can be set again when it has rung, or was cleared', async () => {
  const { time, rung, alarm } = setup();
  alarm.set(200);
  await time.pass(200);
  alarm.set(900);
  alarm.clear();
  alarm.set(1_000);
  await time.pass(2_000);
  expect(rung).toEqual([200, 1_000]);
});

it('does not ring when it was cleared, and leaves no timer', async () => {
  const { time, rung, alarm } = setup();
  alarm.set(200);
  alarm.clear();
  expect(time.next).toBe(Infinity);
  await time.pass(1_000);
  expect(rung).toEqual([]);
});

it('rings at once for a time that has passed', async () => {
  const { time, rung, alarm } = setup();
  alarm.set(-5);
  await time.pass(0);
  expect(rung).toEqual([0]);
});

it('rings after an hour at the latest: no timer lasts a month', async () => {
  const { time, rung, alarm } = setup();
  alarm.set(40 * 24 * 3_600_000);
  await time.pass(3_600_000);
  expect(rung).toEqual([3_600_000]);
});
