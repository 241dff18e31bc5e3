import { createHash } from 'node:crypto';
import { readCredential } from '../auth/read-credential.js';
import type { SimulatorClock } from '../clock/simulator-clock.js';
import type { RecordedCall } from '../http/call-log.js';
import type { Exchange } from '../http/exchange.js';
import { matches } from '../http/entity-tag.js';
import { type Reply, headerOf } from '../http/reply.js';
import { type OperationId, isOperationId } from '../operations/operations.js';
import { Memory } from './memory.js';

/** What a well-behaved client does. */
export const behaviourRules = [
  'waits for retry-after',
  'keeps its token to the host',
  'writes nothing twice',
  'uses its entity tags',
] as const;

export type BehaviourRule = (typeof behaviourRules)[number];

/** A request with which a client broke a rule. */
export interface Misbehaviour {
  readonly rule: BehaviourRule;
  /** What happened, with method, path and times; no credential. */
  readonly message: string;
  readonly call: RecordedCall;
}

/** When a request came, and when its answer was there: the number of the latest request then. */
export interface Arrival {
  readonly number: number;
  readonly latest: number;
}

/** Something that clients were told, in answer to which request. Only what arrived afterwards can have heeded it. */
interface Told<T> {
  readonly what: T;
  readonly by: Arrival;
}

const mostMisbehaviours = 10_000;

/** Watches how clients behave. Keeps digests, no credential and no body. */
export class BehaviourLog {
  readonly misbehaviours: Misbehaviour[] = [];
  private readonly pauses = new Memory<Told<number>>();
  private readonly written = new Memory<string>();
  private readonly tags = new Memory<Told<string>>();

  constructor(private readonly clock: Pick<SimulatorClock, 'nowMs'>) {}

  observe(call: RecordedCall, exchange: Exchange, reply: Reply, arrival: Arrival): void {
    this.watchPauses(call, exchange, reply, arrival);
    this.watchHosts(call, exchange);
    this.watchWrites(call, exchange);
    this.watchTags(call, exchange, reply, arrival);
  }

  clear(): void {
    this.misbehaviours.length = 0;
    for (const memory of [this.pauses, this.written, this.tags]) memory.clear();
  }

  /** From a refusal on, nothing is to come from that account until the time it named has passed. */
  private watchPauses(call: RecordedCall, exchange: Exchange, reply: Reply, arrival: Arrival): void {
    const { status } = reply;
    const account = accountOf(exchange);
    const { what: until, by } = this.pauses.get(account) ?? { what: 0, by: arrival };
    const early = until - call.at.getTime();
    if (early > 0 && arrival.number > by.latest && call.operation !== 'rate-limit/get') {
      this.report('waits for retry-after', call, `came ${early} ms before the time that the last refusal named`);
    }
    const named =
      status === 403 || status === 429 || status === 503 ? this.pauseNamed(reply, exchange.skewMs) : undefined;
    if (named === undefined || !(named > until)) return;
    // A pause that is made longer began when it was first named.
    this.pauses.set(account, { what: named, by: until > this.clock.nowMs() ? by : arrival });
  }

  /** Times are GitHub's own, by a clock that may be off. */
  private pauseNamed(reply: Reply, skewMs: number): number | undefined {
    const after = headerOf(reply, 'retry-after');
    if (after !== null && isSeconds(after)) return this.clock.nowMs() + Number(after) * 1000;
    if (after !== null) return Date.parse(after) - skewMs;
    if (headerOf(reply, 'x-ratelimit-remaining') !== '0') return undefined;
    return Number(headerOf(reply, 'x-ratelimit-reset')) * 1000 - skewMs;
  }

  private watchHosts(call: RecordedCall, { request, url, links }: Exchange): void {
    const isElsewhere = url.origin === links.downloads;
    if (isElsewhere && request.headers.has('authorization')) {
      this.report('keeps its token to the host', call, `brought an Authorization header to ${url.host}`);
    }
  }

  /** The same thing, done twice: what only asked twice and was refused, or may be repeated, is no fault. */
  private watchWrites(call: RecordedCall, { request, url, text, outcome = 0 }: Exchange): void {
    if (outcome < 200 || outcome > 299) return;
    // What is gone may be made again.
    if (call.method === 'DELETE') this.written.clear();
    if (!createsEachTime(call)) return;
    const key = digest(request.method, url.pathname, text);
    const earlier = this.written.get(key);
    if (earlier) this.report('writes nothing twice', call, `did again what had been done at ${earlier}`);
    this.written.set(key, call.at.toISOString());
  }

  private watchTags(call: RecordedCall, { request, url }: Exchange, reply: Reply, arrival: Arrival): void {
    if (call.method !== 'GET') return;
    const key = digest(request.headers.get('authorization') ?? '', request.headers.get('accept') ?? '', url.href);
    const known = this.tags.get(key);
    if (known && arrival.number > known.by.latest && !matches(request.headers.get('if-none-match'), known.what)) {
      this.report('uses its entity tags', call, 'asked for the whole of what it had been given an entity tag for');
    }
    const tag = headerOf(reply, 'etag');
    if (!tag || reply.status !== 200) return;
    this.tags.set(key, { what: tag, by: tag === known?.what ? known.by : arrival });
  }

  private report(rule: BehaviourRule, call: RecordedCall, what: string): void {
    const message = `${call.method} ${call.path} at ${call.at.toISOString()} ${what}`;
    this.misbehaviours.push({ rule, message, call });
    if (this.misbehaviours.length > mostMisbehaviours) this.misbehaviours.shift();
  }
}

/** A token more does no harm, and git's objects are the same ones however often they are made. */
const harmless = new Set<OperationId>([
  'apps/create-installation-access-token',
  'git/create-blob',
  'git/create-tree',
  'git/create-commit',
  'git/create-tag',
]);

/** Every POST makes one more, and so does every commit of contents. */
function createsEachTime({ method, operation }: RecordedCall): boolean {
  if (!isOperationId(operation) || harmless.has(operation)) return false;
  return method === 'POST' || operation === 'repos/create-or-update-file-contents';
}

function accountOf({ caller, request }: Exchange): string {
  if (caller?.kind === 'installation') return String(caller.installation.id);
  return caller?.kind ?? digest(readCredential(request.headers.get('authorization')) ?? '');
}

function isSeconds(retryAfter: string): boolean {
  return /^\d+$/.test(retryAfter);
}

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('base64');
}
