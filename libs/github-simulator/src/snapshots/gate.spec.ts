import { expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { Gate } from './gate.js';

function setup() {
  const gate = new Gate();
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} begins`);
    await setImmediate();
    order.push(`${name} ends`);
  };
  return { gate, order, work };
}

it('lets operations run side by side', async () => {
  const { gate, order, work } = setup();
  await Promise.all([gate.pass(work('one')), gate.pass(work('two'))]);
  expect(order).toEqual(['one begins', 'two begins', 'one ends', 'two ends']);
});

it('waits for what runs, and lets what comes wait', async () => {
  const { gate, order, work } = setup();
  await Promise.all([gate.pass(work('one')), gate.alone(work('restore')), gate.pass(work('two'))]);
  const steps = ['one begins', 'one ends', 'restore begins', 'restore ends', 'two begins', 'two ends'];
  expect(order).toEqual(steps);
});

it('lets one after the other be alone, and goes on after a failure', async () => {
  const { gate, order, work } = setup();
  const failed = gate.alone(() => Promise.reject(new Error('no')));
  const others = Promise.all([gate.alone(work('one')), gate.alone(work('two')), gate.pass(work('three'))]);
  await expect(failed).rejects.toThrow('no');
  await others;
  expect(order.slice(0, 2)).toEqual(['one begins', 'one ends']);
  expect(order).toHaveLength(6);
});
