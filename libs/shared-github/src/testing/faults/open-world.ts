import type { GitHubSimulator, SimulatorSnapshot } from '@project-factory/github-simulator';
import { GitHubAppClient } from '../../github-app.client.js';
import type { GitHubOptions } from '../../github.options.js';
import { ask } from '../ask.js';
import { connect, PRIVATE_KEY } from '../connect.js';
import { Deadlines } from './deadlines.js';
import type { Disguise } from './fault.js';
import type { Operation } from './operation.js';
import { seed } from './seed.js';
import { SteppedTime } from './stepped-time.js';

const START = new Date('2026-01-31T12:00:00Z');
const REQUEST_TIMEOUT_MS = 15_000;
const MINTS = /^POST .*\/access_tokens$/;

/** What the App is granted, as far as the operations need it. */
const GRANTED = {
  administration: 'write',
  contents: 'write',
  secrets: 'write',
  actions: 'write',
  workflows: 'write',
  metadata: 'read',
};

/** A GitHub that can be put back to where it was before an operation, and what leaves a client on its way there. */
export interface World {
  readonly simulator: GitHubSimulator;
  readonly snapshot: SimulatorSnapshot;
  readonly time: SteppedTime;
  readonly deadlines: Deadlines;
  readonly runId: number;
  readonly traffic: Traffic;
  connect(options: Pick<GitHubOptions, 'maxWaitMs'>): GitHubAppClient;
}

/** What lies between a client and GitHub. */
interface Traffic {
  /** Each request that left the client, as `GET /repos/acme/shop`. */
  sent: string[];
  /** `contents=write`: what new tokens do not hold. */
  lacks: string | undefined;
  disguise: Disguise | undefined;
  /** A request without a deadline got no answer. */
  waitsForEver: boolean;
}

export function countMints({ sent }: Traffic): number {
  return sent.filter((request) => MINTS.test(request)).length;
}

export async function openWorld(operation: Operation): Promise<World> {
  const time = new SteppedTime(START);
  const deadlines = new Deadlines(REQUEST_TIMEOUT_MS);
  const traffic: Traffic = { sent: [], lacks: undefined, disguise: undefined, waitsForEver: false };
  const { simulator } = await connect({
    simulator: { seed, clock: time.now, runSchedule: { queuedMs: 50, inProgressMs: 50 } },
    intercept: async (request, pass) => {
      const { method, url } = request;
      traffic.sent.push(`${method} ${new URL(url).pathname}`);
      const isNarrowed = traffic.lacks !== undefined && MINTS.test(traffic.sent.at(-1) ?? '');
      const response = await (isNarrowed ? simulator.fetch(narrowed(request, traffic.lacks ?? '')) : pass());
      return disguised(request, response, { traffic, deadlines });
    },
  });
  const runId = operation.run ? await startRun(simulator, operation.run) : 0;
  deadlines.install();
  return {
    simulator,
    snapshot: await simulator.snapshot(),
    time,
    deadlines,
    runId,
    traffic,
    connect: ({ maxWaitMs }) =>
      GitHubAppClient.create({
        org: 'acme',
        appId: 7,
        privateKey: PRIVATE_KEY,
        requestTimeoutMs: REQUEST_TIMEOUT_MS,
        retryDelayMs: 1,
        maxWaitMs,
        now: time.now,
        sleep: time.sleep,
      }),
  };
}

async function startRun(simulator: GitHubSimulator, script: NonNullable<Operation['run']>): Promise<number> {
  simulator.runScripts.add({ workflow: 'done.yml', ...script });
  const dispatch = { ref: 'main', return_run_details: true };
  const path = '/repos/acme/shop/actions/workflows/done.yml/dispatches';
  return (await ask<{ workflow_run_id: number }>(simulator, `POST ${path}`, dispatch)).workflow_run_id;
}

/** Asks for a token without a permission: what needs it to write may still read. */
function narrowed(request: Request, lacks: string): Request {
  const [name = '', level] = lacks.split('=');
  const others = Object.fromEntries(Object.entries(GRANTED).filter(([granted]) => granted !== name));
  const permissions = level === 'write' ? { ...others, [name]: 'read' } : others;
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: JSON.stringify({ permissions }),
  });
}

async function disguised(
  request: Request,
  response: Response,
  { traffic, deadlines }: Pick<World, 'traffic' | 'deadlines'>,
): Promise<Response> {
  const { disguise } = traffic;
  if (disguise === 'silence' && response.type === 'error') {
    traffic.waitsForEver ||= !deadlines.passOldest();
    // Nobody tells the client that the connection is gone.
    if (!traffic.waitsForEver) await new Promise(() => undefined);
  }
  if (disguise !== 'same-origin' || !isRedirectOfFault(response)) return response;
  return new Response(null, { status: response.status, headers: { location: request.url } });
}

/** Those of GitHub itself are signed. */
function isRedirectOfFault({ status, headers }: Response): boolean {
  if (status < 300 || status > 399) return false;
  const location = headers.get('location') ?? '';
  return URL.canParse(location) && !new URL(location).searchParams.has('sig');
}
