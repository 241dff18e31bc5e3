import { primaryRefusal, secondaryRefusal } from '../../rate-limit/refusals.js';
import { refuse } from '../refuse.js';
import type { Fault } from '../fault.js';

export const primaryRateLimit: Fault<'primary-rate-limit'> = ({ exchange, caller, world, options }) => {
  const budget = world.limits.primary.budgetOf(caller);
  exchange.budget = { ...budget, used: budget.limit };
  return refuse(exchange, primaryRefusal(caller, options));
};

export const secondaryRateLimit: Fault<'secondary-rate-limit'> = ({ exchange, options }) =>
  refuse(exchange, secondaryRefusal(options));
