import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beyondTheHour, duringPauses, overLimits, withoutNeed } from './check-history.contract.js';
import { Player } from './history.contract.js';
import type { CreateLimiter } from './limiter-under-test.contract.js';
import { schedules } from './schedule.contract.js';

/**
 * Any requests, ends, deaths, refusals, headers and clocks: nothing goes over a limit, whenever GitHub sees a request
 * between its going and its end, and nothing waits without need.
 */
export function bearsAnySchedule(create: CreateLimiter, numRuns: number): void {
  it('goes over no limit in any window, and holds nothing up without need, whatever happens', async () => {
    const property = fc.asyncProperty(schedules({ speaksOfTheHour: false }), async (schedule) => {
      const history = await Player.play(create, schedule);
      expect(overLimits(history)).toEqual([]);
      expect(duringPauses(history)).toEqual([]);
      expect(withoutNeed(history)).toEqual([]);
    });
    await fc.assert(property, { numRuns });
  });

  it('goes over no limit, nor over what GitHub says is left, whatever GitHub says in whatever order', async () => {
    const property = fc.asyncProperty(schedules({ speaksOfTheHour: true }), async (schedule) => {
      const history = await Player.play(create, schedule);
      expect(overLimits(history)).toEqual([]);
      expect(duringPauses(history)).toEqual([]);
      expect(beyondTheHour(history)).toEqual([]);
    });
    await fc.assert(property, { numRuns });
  });
}
