import { apiBaseUrlRule, gitHubLoginRule, type Rule, wholeNumberRule } from '@project-factory/shared-config';
import { ValidationError } from '../errors/validation.error.js';
import { leastLimits, MOST_OF_A_LIMIT } from '../rate-limit/limits/rate-limits.js';
import type { GitHubOptions } from '../github.options.js';

/** GitHub itself ends a request after ten seconds; ten minutes are for what stands in between. */
const LONGEST_MS = 600_000;

/** What each option may be. One without a rule is checked where it is used. */
const rules: Readonly<Record<keyof GitHubOptions, Rule | undefined>> = {
  org: gitHubLoginRule,
  appId: wholeNumberRule(1, Number.MAX_SAFE_INTEGER),
  privateKey: undefined,
  apiBaseUrl: apiBaseUrlRule,
  tokenTtlSeconds: wholeNumberRule(1, Number.MAX_SAFE_INTEGER),
  maxRequestsPerHour: wholeNumberRule(leastLimits.requestsPerHour, MOST_OF_A_LIMIT),
  maxConcurrentRequests: wholeNumberRule(leastLimits.concurrentRequests, MOST_OF_A_LIMIT),
  rateLimits: undefined,
  maxWaitMs: undefined,
  redisUrl: undefined,
  onStoreOutage: undefined,
  localShare: undefined,
  requestTimeoutMs: wholeNumberRule(1, LONGEST_MS),
  conditionalCacheBytes: wholeNumberRule(0, Number.MAX_SAFE_INTEGER),
  metricsRegistry: undefined,
  now: undefined,
  sleep: undefined,
  retryDelayMs: wholeNumberRule(0, LONGEST_MS),
};

const names = Object.keys(rules) as (keyof GitHubOptions)[];
const required: readonly string[] = ['org', 'appId'];
/** `GitHubSettings`, which fit as they are, tell it as well. */
const ignored: readonly string[] = ['privateKeyPath'];

/** @throws ValidationError that tells of every option what is wrong, and what it may be */
export function checkOptions(options: GitHubOptions): void {
  const unknown = Object.keys(options).filter((name) => !Object.hasOwn(rules, name) && !ignored.includes(name));
  const faults = [...unknown.map(faultOfName), ...names.flatMap((name) => faultOfValue(name, options[name]) ?? [])];
  if (faults.length > 0) throw new ValidationError(`Failed to create the client: ${faults.join(' ')}`);
}

/** Nobody knows what is in it: it may be a secret. */
function faultOfName(name: string): string {
  return `${name} is no option. There are ${names.join(', ')}.`;
}

function faultOfValue(name: keyof GitHubOptions, value: unknown): string | undefined {
  const rule = rules[name];
  if (!rule || (value === undefined && !required.includes(name))) return undefined;
  const problem = value === undefined ? 'is not set' : rule.problem(value);
  return problem && `${name} ${problem}. ${rule.remedy}`;
}
