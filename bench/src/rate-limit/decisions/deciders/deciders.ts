import type { MakeDecider } from '../decider.js';

/** Loaded one a process: none burdens another. */
const makers = {
  'ours-memory': async () => (await import('./ours.js')).decideInMemory,
  'ours-engine': async () => (await import('./ours.js')).decideWithoutLine,
  'ours-redis': async () => (await import('./ours.js')).decideInRedis,
  'bottleneck-memory': async () => (await import('./bottleneck.js')).bottleneckInMemory,
  'bottleneck-redis': async () => (await import('./bottleneck.js')).bottleneckInRedis,
  'flexible-memory': async () => (await import('./rate-limiter-flexible.js')).flexibleInMemory,
  'flexible-five-memory': async () => (await import('./rate-limiter-flexible.js')).flexibleFiveInMemory,
  'flexible-redis': async () => (await import('./rate-limiter-flexible.js')).flexibleInRedis,
  'incr-expire': async () => (await import('./incr-expire.js')).incrExpire,
} satisfies Readonly<Record<string, () => Promise<MakeDecider>>>;

export type DeciderName = keyof typeof makers;

/** What they are called in the table. */
export const deciderTitles: Readonly<Record<DeciderName, string>> = {
  'ours-memory': 'the client',
  'ours-engine': 'the client, without its waiting line',
  'ours-redis': 'the client',
  'bottleneck-memory': 'bottleneck: reservoir, 100 at once',
  'bottleneck-redis': 'bottleneck: reservoir, 100 at once',
  'flexible-memory': 'rate-limiter-flexible: one fixed window',
  'flexible-five-memory': 'rate-limiter-flexible: five fixed windows',
  'flexible-redis': 'rate-limiter-flexible: one fixed window',
  'incr-expire': 'INCR and EXPIRE: one fixed window',
};

export async function loadDecider(name: string): Promise<MakeDecider> {
  if (!(name in makers)) throw new Error(`There is no decider ${name}.`);
  return makers[name as DeciderName]();
}
