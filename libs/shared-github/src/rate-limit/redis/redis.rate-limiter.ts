import { randomBytes, randomInt } from 'node:crypto';
import { monotonicNow } from '../../clock.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { RequestCost } from '../limits/request-cost.js';
import type { Decision, Lease, RateLimiter, RateLimitRequest, RequestOutcome, WaitReason } from '../rate-limiter.js';
import { Outbox } from './outbox.js';
import { ProcessUsage } from './process-usage.js';
import { RedisStore, type RedisStoreOptions } from './redis-store.js';
import { rateLimitScript, type ScriptOptions } from './script/rate-limit.script.js';
import {
  costOf,
  type Decided,
  type Ended,
  nameLeases,
  readDecisions,
  readState,
  type ScriptInput,
  type ScriptReply,
  type Seed,
  writeRequest,
  writeSettled,
} from './wire.js';

/** Whoever waits for another process looks again within this, in milliseconds. */
const POLL_MS: Readonly<Partial<Record<WaitReason, number>>> = { concurrency: 20, slow_start: 20, seeding: 100 };
const SLOW_POLL_MS = 2_000;

type Command = Pick<ScriptInput, 'requests' | 'leases' | 'inspect'>;

/** `leaseMs`: longer than any request takes. */
export interface RedisRateLimiterOptions extends Omit<RedisStoreOptions, 'script'>, ScriptOptions {
  /** How GitHub counts the hour: asked when the store is empty, before anything else goes. */
  readonly readBudget: () => Promise<Seed>;
  /** This process' clock, in milliseconds that never go back. Default: one that nobody can set. */
  readonly now?: (() => number) | undefined;
}

/** The limits of an installation that many processes share. Redis decides, by its own clock, in one script a decision. */
export class RedisRateLimiter implements RateLimiter {
  readonly limits: RateLimits;
  private readonly process = randomInt(2 ** 47);
  private readonly name = randomBytes(6).toString('base64url');
  private readonly store: RedisStore;
  private readonly own: ProcessUsage;
  private readonly outbox = new Outbox(
    () => this.flush(),
    () => this.inFlight > 0,
  );
  private givesUp: number | undefined;
  private lastRun = 0;
  private inFlight = 0;

  constructor(private readonly options: RedisRateLimiterOptions) {
    const { limits, leaseMs, onChange, redis, now = monotonicNow } = options;
    this.limits = limits;
    this.own = new ProcessUsage(limits, leaseMs, now);
    this.store = new RedisStore({
      ...options,
      script: rateLimitScript(options),
      onChange: (isUp, reason) => {
        onChange(isUp, reason);
        if (isUp) this.flush();
      },
    });
    // A Redis that was started again may be empty: it learns at once what this process has used.
    redis.on('ready', () => {
      if (this.own.epoch !== undefined) this.flush();
    });
  }

  /** Spread, so that processes do not ask in step. A pause is the same for all: it is slept through. */
  readonly pollMs = (reason: WaitReason): number => {
    if (reason === 'pause') return Infinity;
    return (POLL_MS[reason] ?? SLOW_POLL_MS) * (0.75 + Math.random() / 2);
  };

  async decide(requests: readonly RateLimitRequest[]): Promise<Decision[]> {
    const first = `${this.name}.${(this.lastRun += 1)}`;
    const leases = nameLeases(first, requests);
    const reply = await this.run({ requests: requests.map(writeRequest), leases: first }, leases);
    if (reply === undefined) return requests.map(() => ({ waitMs: 1, reason: 'seeding' }));
    const decisions = readDecisions(reply, requests, leases);
    for (const made of decisions) {
      if ('lease' in made) this.own.open(made.lease);
      else if (made.reason === 'pause') this.own.pausedFor(made.waitMs);
    }
    return decisions;
  }

  settle(lease: Lease, outcome: RequestOutcome): void {
    this.outbox.add({ lease, outcome: this.own.settle(lease, outcome), at: this.own.time.now() });
  }

  /** A request that goes though the store does not answer. It is told of when it answers again. */
  goUnasked(cost: RequestCost): Lease {
    return this.own.openApart(cost);
  }

  /** What this process alone has used, by its own clock. */
  ownState(): LedgerState {
    return this.own.state();
  }

  async inspect(): Promise<LedgerState> {
    const reply = await this.run({ inspect: true });
    return reply ? readState(reply) : this.own.state();
  }

  async close(): Promise<void> {
    if (!this.outbox.isEmpty) await this.run({}).catch(() => undefined);
    await this.store.close();
  }

  /** Its failure is the store's, which has told of it; what was not told is kept. */
  private flush(): void {
    this.run({}).catch(() => undefined);
  }

  /**
   * @param leases that may come of it
   * @returns nothing while another process asks GitHub how things stand
   */
  private async run(command: Command, leases: readonly string[] = []): Promise<Decided | undefined> {
    let answers: Pick<ScriptInput, 'isComplete' | 'seed'> = {};
    for (;;) {
      const reply = await this.send({ ...command, ...answers }, leases);
      if (reply.status === 'decided') {
        // What ended meanwhile may go with the next decision.
        this.outbox.flushSoon();
        return reply;
      }
      if (reply.status === 'seeding') return undefined;
      if (reply.status === 'seed') answers = { ...answers, seed: await this.readBudget() };
      else answers = { ...answers, isComplete: true };
    }
  }

  private async send(
    command: Command & Pick<ScriptInput, 'isComplete' | 'seed'>,
    leases: readonly string[],
  ): Promise<ScriptReply> {
    this.store.check();
    const askedAt = this.own.time.now();
    const ended = this.outbox.take();
    const restored = this.own.toRestore(command.isComplete ?? false);
    const { givesUp } = this;
    this.inFlight += 1;
    try {
      const reply = await this.store.run({
        ...command,
        epoch: this.own.saidEpoch,
        runs: this.own.runs,
        ...(ended.length > 0 && { settled: ended.map((one) => writeSettled(one, askedAt)) }),
        ...(restored.length > 0 && { restore: restored.map((one) => one.save()) }),
        ...(command.isComplete && { pausedUntil: this.own.pausedUntil }),
        ...(command.requests && { process: this.process }),
        givesUp,
      });
      this.own.time.set(reply.now, askedAt);
      if (reply.status === 'restore') this.outbox.putBack(ended);
      else {
        this.own.restored(restored, reply);
        this.givesUp = undefined;
      }
      return reply;
    } catch (error) {
      // Nobody knows whether they were given, or whether it was for this process to ask GitHub.
      const unsent = leases.map((id): Ended => {
        return { lease: { id, cost: costOf(id), admittedAt: 0 }, outcome: { kind: 'unsent' }, at: askedAt };
      });
      this.outbox.putBack([...ended, ...unsent]);
      if (command.requests) this.givesUp = this.process;
      throw error;
    } finally {
      this.inFlight -= 1;
    }
  }

  private async readBudget(): Promise<Seed> {
    try {
      return await this.options.readBudget();
    } catch (error) {
      // Another process may ask GitHub at once.
      this.givesUp = this.process;
      await this.run({}).catch(() => undefined);
      throw error;
    }
  }
}
