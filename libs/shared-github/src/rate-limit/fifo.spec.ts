import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Fifo, type Place } from './fifo.js';

it('keeps the order of those who stay, whoever leaves', () => {
  const steps = fc.array(fc.option(fc.nat(), { nil: undefined }), { maxLength: 100 });
  fc.assert(
    fc.property(steps, (leaves) => {
      const fifo = new Fifo<number>();
      const places: Place<number>[] = [];
      for (const [number, leaving] of leaves.entries()) {
        if (leaving === undefined) places.push(fifo.add(number));
        else for (const place of places.splice(leaving % (places.length + 1), 1)) fifo.remove(place);
        const expected = places.map(({ value }) => value);
        const front = [-1];
        fifo.addFirstTo(front, 2);
        expect([[...fifo], fifo.first, front]).toEqual([expected, expected[0], [-1, ...expected.slice(0, 2)]]);
      }
    }),
  );
});
