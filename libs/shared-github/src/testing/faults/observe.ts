import { isDeepStrictEqual } from 'node:util';
import type { FaultRule, InjectedFault } from '@project-factory/github-simulator';
import { GitHubUnavailableError } from '../../errors/github-unavailable.error.js';
import { RateLimitExceededError } from '../../errors/rate-limit-exceeded.error.js';
import type { GitHubAppClient } from '../../github-app.client.js';
import { describeExpectation, DONE, NOTHING } from './expectation.js';
import type { Fault } from './fault.js';
import { leaks } from './leaks.js';
import { countMints, type World } from './open-world.js';
import type { Operation, Situation } from './operation.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type Outcome = { value: unknown } | { error: unknown };

/** Carries an operation out under a fault, and once more when that is over; says what came of it as the table does. */
export async function observe(world: World, operation: Operation, fault: Fault): Promise<string> {
  const { simulator, traffic } = world;
  const client = await prepare(world, operation, fault);
  const injected = inject(world, operation, fault);
  const at: Situation = { round: 1, runId: world.runId };
  traffic.sent = [];

  const outcome = await attempt(client, operation, at);
  const [requests, mints] = [traffic.sent.length, countMints(traffic)];
  const remarks = [
    // Without the permission, GitHub itself may refuse an earlier request.
    ...(injected?.hits === 0 && !fault.lacksPermission ? ['the fault did not strike'] : []),
    ...(traffic.waitsForEver ? ['waits for ever'] : []),
    ...('error' in outcome && leaks(outcome.error) ? ['shows a token or a secret'] : []),
    ...simulator.misbehaviours
      .filter(({ rule }) => rule !== 'uses its entity tags')
      .map(({ rule, message }) => `breaks the rule "${rule}": ${message}`),
  ];
  simulator.faults.clear();
  traffic.disguise = undefined;

  const described = describeExpectation({ requests, mints, ...(await judge(world, operation, at, outcome)) });
  remarks.push(...(await remarksOnNextCall(world, operation, fault, { client, outcome })));
  return [described, ...remarks].join('; ');
}

/** The client, as it is before the call: with a token, fresh or not, unless it knows nothing yet. */
async function prepare(
  { simulator, snapshot, time, traffic, connect }: World,
  { isCold = false, needs }: Operation,
  { hasFreshToken = false, lacksPermission = false, mayWait = false }: Fault,
): Promise<GitHubAppClient> {
  await simulator.restore(snapshot);
  // What the preparations used of the hour's limit is given back by then.
  time.reset(2 * HOUR_MS);
  traffic.lacks = lacksPermission ? needs : undefined;
  traffic.waitsForEver = false;
  const client = connect({ maxWaitMs: mayWait ? MINUTE_MS : 0 });
  if (!isCold && !hasFreshToken) await client.getOrgToken();
  time.pass(MINUTE_MS);
  if (!isCold && hasFreshToken) await client.getOrgToken();
  return client;
}

function inject({ simulator, traffic }: World, { strikes }: Operation, fault: Fault): InjectedFault | undefined {
  if (!fault.rule) return undefined;
  traffic.disguise = fault.disguise;
  const where = fault.isEverywhere ? { operation: '*' } : fault.lacksPermission ? { ...strikes, after: 0 } : strikes;
  return simulator.faults.add({ ...fault.rule(simulator.clock.now()), ...where } as FaultRule);
}

async function attempt(client: GitHubAppClient, { act }: Operation, at: Situation): Promise<Outcome> {
  try {
    return { value: await act(client, at) };
  } catch (error) {
    return { error };
  }
}

/** Holds what the client was told against what there is. */
async function judge({ simulator }: World, { aftermath }: Operation, at: Situation, outcome: Outcome) {
  const { returns, did } = await aftermath(simulator, at);
  if ('error' in outcome) return { outcome: nameOfError(outcome.error), leaves: did ?? NOTHING };
  const isRight = isDeepStrictEqual(outcome.value, returns);
  const name = isRight ? 'value' : `${JSON.stringify(outcome.value)} instead of ${JSON.stringify(returns)}`;
  return { outcome: name, leaves: did ?? DONE };
}

function nameOfError(error: unknown): string {
  if (error instanceof RateLimitExceededError) {
    return `${error.name} (${error.limit}, ${error.retryAfterSeconds} s)`;
  }
  if (error instanceof GitHubUnavailableError && error.retryAfterSeconds !== undefined) {
    return `${error.name} (${error.retryAfterSeconds} s)`;
  }
  return error instanceof Error ? error.name : String(error);
}

/** A client that met a fault works when it is over. */
async function remarksOnNextCall(
  world: World,
  operation: Operation,
  fault: Fault,
  { client, outcome }: { client: GitHubAppClient; outcome: Outcome },
): Promise<string[]> {
  world.time.pass(pauseAfter(fault, outcome));
  world.traffic.lacks = undefined;
  const at: Situation = { round: 2, runId: world.runId };
  const next = await attempt(client, operation, at);
  const { outcome: name, leaves } = await judge(world, operation, at, next);
  if (name === 'value' && leaves === DONE) return [];
  const why = 'error' in next && next.error instanceof Error ? `: ${next.error.message}` : '';
  return [`the next call: ${name}${why}, leaves ${leaves}`];
}

/** A token shows a permission that was granted since only when it is a new one. */
function pauseAfter({ lacksPermission = false, lastsSeconds }: Fault, outcome: Outcome): number {
  if (lastsSeconds !== undefined) return lastsSeconds * 1000;
  if (lacksPermission) return HOUR_MS;
  if ('error' in outcome && outcome.error instanceof RateLimitExceededError) {
    return outcome.error.retryAfterSeconds * 1000;
  }
  return 10_000;
}
