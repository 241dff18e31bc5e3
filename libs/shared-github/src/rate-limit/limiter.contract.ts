import { bearsAnySchedule } from './contract/bears-any-schedule.contract.js';
import { believesGitHub } from './contract/believes-github.contract.js';
import { givesBack } from './contract/gives-back.contract.js';
import { keepsLimits } from './contract/keeps-limits.contract.js';
import { keepsOrder } from './contract/keeps-order.contract.js';
import { keepsTime } from './contract/keeps-time.contract.js';
import type { CreateLimiter } from './contract/limiter-under-test.contract.js';
import { pauses } from './contract/pauses.contract.js';

export type { CreateLimiter, LimiterUnderTest, TestedLimits } from './contract/limiter-under-test.contract.js';

/**
 * What every engine does, whatever it keeps its counts in.
 *
 * @param numRuns how many schedules it is put through, of each kind
 */
export function limitsRequests(create: CreateLimiter, { numRuns }: { numRuns: number }): void {
  keepsLimits(create);
  givesBack(create);
  believesGitHub(create);
  pauses(create);
  keepsOrder(create);
  keepsTime(create);
  bearsAnySchedule(create, numRuns);
}
