import { authenticate } from '../../auth/authenticate.js';
import type { Caller } from '../../auth/caller.js';
import { primaryRefusal, secondaryRefusal } from '../../rate-limit/refusals.js';
import { refuse } from '../refuse.js';
import type { Fault, FaultyExchange } from '../fault.js';

export const primaryRateLimit: Fault<'primary-rate-limit'> = async (faulty) => {
  const { exchange, world, options } = faulty;
  const caller = await callerOf(faulty);
  const budget = world.limits.primary.budgetOf(caller);
  exchange.budget = { ...budget, used: budget.limit };
  return refuse(exchange, primaryRefusal(caller, options));
};

export const secondaryRateLimit: Fault<'secondary-rate-limit'> = async (faulty) => {
  const { exchange, world, options } = faulty;
  exchange.budget = world.limits.primary.budgetOf(await callerOf(faulty));
  return refuse(exchange, secondaryRefusal(options));
};

async function callerOf({
  exchange,
  world,
}: FaultyExchange<'primary-rate-limit' | 'secondary-rate-limit'>): Promise<Caller> {
  exchange.caller = await authenticate(world, exchange).catch(() => ({ kind: 'anonymous' as const }));
  return exchange.caller;
}
