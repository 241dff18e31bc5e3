import fc from 'fast-check';
import { costOfContent, costOfRead, costOfWrite, type RequestCost } from '../../limits/request-cost.js';
import type { RequestOutcome } from '../../request-outcome.js';
import type { Fate } from './shaky-process.js';

/** What processes do, each known by its number. */
export type Step =
  | { readonly do: 'decide'; readonly by: number; readonly costs: readonly RequestCost[] }
  /** `isTold`: nothing else happens before the store was told, if it can be. */
  | { readonly do: 'settle'; readonly ends: readonly End[]; readonly isTold: boolean }
  | { readonly do: 'inspect'; readonly by: number }
  | { readonly do: 'pass'; readonly ms: number };

export interface End {
  /** Which of those under way. */
  readonly which: number;
  readonly kind: RequestOutcome['kind'];
}

export interface ShakySchedule {
  readonly steps: readonly Step[];
  /** Of the script's calls, in turn. When they are over, all are answered. */
  readonly fates: readonly Fate[];
}

const cost = fc.constantFrom(costOfRead, costOfRead, costOfWrite, costOfContent);
const costs = fc.array(cost, { minLength: 1, maxLength: 5 });
const kind = fc.constantFrom<End['kind']>('answered', 'answered', 'free', 'lost', 'unsent');
const ends = fc.array(fc.record({ which: fc.nat(), kind }), { minLength: 1, maxLength: 3 });
const ms = fc.constantFrom(1, 900, 3_000, 20_000, 61_000);

export function shakySchedules(processes: number): fc.Arbitrary<ShakySchedule> {
  const by = fc.nat(processes - 1);
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('decide' as const), by, costs }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('settle' as const), ends, isTold: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('inspect' as const), by }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('pass' as const), ms }) },
  );
  const fate = fc.constantFrom<Fate>('answered', 'answered', 'answered', 'answered', 'not run', 'reply lost');
  return fc.record({
    steps: fc.array(step, { minLength: 20, maxLength: 80, size: 'max' }),
    fates: fc.array(fate, { minLength: 40, maxLength: 120, size: 'max' }),
  });
}
