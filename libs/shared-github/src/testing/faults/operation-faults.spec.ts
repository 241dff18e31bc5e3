import { expect, it } from '@jest/globals';
import { areas } from './areas.js';
import { describeExpectation } from './expectation.js';
import { faultIds, faults } from './faults.js';
import { observe } from './observe.js';
import { openWorld } from './open-world.js';

const operations = areas.flatMap((area) => area.operations);

it.each(operations)('comes to what the table says, whatever goes wrong with $method: $struck', async (operation) => {
  const world = await openWorld(operation);
  try {
    const observed: string[] = [];
    for (const id of faultIds) observed.push(`${faults[id].title}: ${await observe(world, operation, faults[id])}`);
    const expected = faultIds.map((id) => `${faults[id].title}: ${describeExpectation(operation.expected[id])}`);
    expect(observed).toEqual(expected);
  } finally {
    world.deadlines.uninstall();
  }
});
