import type { Measure } from './measure.js';

/** What can be measured. Loaded when asked for: one suite must not warm up, or burden, another. */
export const suites: Readonly<Record<string, () => Promise<() => AsyncGenerator<Measure>>>> = {
  simulator: async () => (await import('./simulator/simulator.suite.js')).simulatorSuite,
  client: async () => (await import('./client/client.suite.js')).clientSuite,
  'rate-limit': async () => (await import('./rate-limit/rate-limit.suite.js')).rateLimitSuite,
};
