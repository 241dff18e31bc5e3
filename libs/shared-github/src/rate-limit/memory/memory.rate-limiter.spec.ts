import { EventTime } from '../../testing/event-time.js';
import { type LimiterUnderTest, limitsRequests, type TestedLimits } from '../limiter.contract.js';
import { MemoryRateLimiter } from './memory.rate-limiter.js';

function create(options: TestedLimits): LimiterUnderTest {
  const time = new EventTime();
  return { limiter: new MemoryRateLimiter({ ...options, now: time.now }), time, settled: () => Promise.resolve() };
}

limitsRequests(create, { numRuns: 300 });
