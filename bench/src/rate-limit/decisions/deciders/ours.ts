import type { Decider } from '../decider.js';
import { type Answered, createOurLimiter, type LimiterRequest } from '../our-limiter.js';

/** What one provisioning asks for: a repository, a file, a key, five secrets, a dispatch. */
const costs = [
  { points: 5, content: 1 },
  { points: 5, content: 1 },
  { points: 1, content: 0 },
  ...Array.from({ length: 5 }, () => ({ points: 5, content: 0 }) as const),
  { points: 5, content: 1 },
] as const;
const requests: readonly LimiterRequest[] = costs.map((cost) => ({ cost, priority: 'batch' }));

const answered: Answered = {
  kind: 'answered',
  budget: { limit: 5_000, used: 1_000, reset: 1_800_000_000, resetInMs: 3_600_000 },
};

let turn = 0;
const next = () => requests[(turn += 1) % requests.length] as LimiterRequest;

/** As the client does it, over five limits. */
export const decideInMemory = (): Promise<Decider> => throughLine(undefined);

/** The same, as processes do it that share their limits. */
export const decideInRedis = (redisUrl: string): Promise<Decider> => throughLine(redisUrl);

/** The decision alone, with nobody in line. */
export async function decideWithoutLine(): Promise<Decider> {
  const { limiter } = await createOurLimiter(undefined);
  return {
    decide: async () => {
      const [decision] = await limiter.decide([next()]);
      if (!decision || !('lease' in decision)) throw new Error(`Nothing was to wait: ${JSON.stringify(decision)}.`);
      limiter.settle(decision.lease, answered);
    },
    close: () => limiter.close(),
  };
}

async function throughLine(redisUrl: string | undefined): Promise<Decider> {
  const { limiter, line } = await createOurLimiter(redisUrl);
  return {
    decide: async () => {
      line.settle(await line.acquire(next(), { maxWaitMs: 60_000 }), answered);
    },
    close: () => limiter.close(),
  };
}
