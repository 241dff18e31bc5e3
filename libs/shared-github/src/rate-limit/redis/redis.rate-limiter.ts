import { randomInt } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { monotonicNow } from '../../clock.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { RequestCost } from '../limits/request-cost.js';
import type { Decision, Lease, RateLimiter, RateLimitRequest } from '../rate-limiter.js';
import type { RequestOutcome } from '../request-outcome.js';
import type { WaitReason } from '../wait-reason.js';
import type { GrantedLease } from './grant.js';
import { type Mail, Outbox } from './outbox.js';
import { ProcessUsage } from './process-usage.js';
import { RedisStore, type RedisStoreOptions } from './redis-store.js';
import { rateLimitScript, type ScriptOptions } from './script/rate-limit.script.js';
import {
  type Decided,
  readDecisions,
  readState,
  type ScriptInput,
  type ScriptReply,
  type Seed,
  writeAsked,
} from './wire.js';

/** Whoever waits for another process looks again within this, in milliseconds. */
const POLL_MS: Readonly<Partial<Record<WaitReason, number>>> = { concurrency: 20, slow_start: 20, seeding: 100 };
const SLOW_POLL_MS = 2_000;

/** A process that asks for nothing looks so often whether the store still knows what it has used, in milliseconds. */
const HEARTBEAT_MS = 1_000;

type Command = Pick<ScriptInput, 'asked' | 'grant' | 'inspect'>;

/** `leaseMs`: longer than any request takes. */
export interface RedisRateLimiterOptions extends Omit<RedisStoreOptions, 'script'>, ScriptOptions {
  /** How GitHub counts the hour: asked when the store is empty, before anything else goes. */
  readonly readBudget: () => Promise<Seed>;
  /** This process' clock, in milliseconds that never go back. Default: one that nobody can set. */
  readonly now?: (() => number) | undefined;
  /** Default 1 000 ms. */
  readonly heartbeatMs?: number | undefined;
}

/** The limits of an installation that many processes share. Redis decides, by its own clock, in one script a decision. */
export class RedisRateLimiter implements RateLimiter {
  readonly limits: RateLimits;
  private readonly process = randomInt(2 ** 47);
  private readonly store: RedisStore;
  private readonly own: ProcessUsage;
  private readonly outbox = new Outbox(
    () => this.flush(),
    () => this.underWay.size > 0,
  );
  private givesUp: number | undefined;
  private lastRun = 0;
  /** Runs of the script. */
  private readonly underWay = new Set<Promise<ScriptReply>>();
  /** A store may be emptied without a word: whoever asks next must not find it so. */
  private readonly heartbeat: NodeJS.Timeout;

  constructor(private readonly options: RedisRateLimiterOptions) {
    const { limits, leaseMs, onChange, redis, now = monotonicNow, heartbeatMs = HEARTBEAT_MS } = options;
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
    this.heartbeat = setInterval(() => {
      if (!this.own.isEmpty) this.flush();
    }, heartbeatMs).unref();
  }

  /** Spread, so that processes do not ask in step. A pause is the same for all: it is slept through. */
  readonly pollMs = (reason: WaitReason): number => {
    if (reason === 'pause') return Infinity;
    return (POLL_MS[reason] ?? SLOW_POLL_MS) * (0.75 + Math.random() / 2);
  };

  async decide(requests: readonly RateLimitRequest[]): Promise<Decision[]> {
    const asked = writeAsked(requests);
    const name = `${this.process}.${(this.lastRun += 1)}`;
    let decisions: Decision[] | undefined;
    await this.run({ asked, grant: name }, (reply) => {
      const grant = this.own.newGrant(name, reply.now);
      decisions = readDecisions(asked, reply.decisions, ([, points, content]) => grant.lend({ points, content }));
      if (grant.left.requests > 0) this.own.open(grant);
      for (const made of decisions) {
        if ('reason' in made && made.reason === 'pause') this.own.pausedFor(made.waitMs);
      }
    });
    return decisions ?? requests.map(() => ({ waitMs: 1, reason: 'seeding' }));
  }

  settle(lease: Lease, outcome: RequestOutcome): void {
    const granted = lease as GrantedLease;
    if (this.own.settle(granted, outcome)) this.outbox.ended(granted.grant);
    const { budget, refusal } = outcome;
    const at = this.own.time.now();
    if (budget) this.outbox.heardBudget({ budget, at });
    if (refusal) this.outbox.heardRefusals([{ refusal, at, admittedAt: lease.admittedAt }]);
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
    clearInterval(this.heartbeat);
    // What a decision under way lets go is given back: nobody waits for it any more.
    await Promise.allSettled(this.underWay);
    await setImmediate();
    if (!this.outbox.isEmpty) await this.run({}).catch(() => undefined);
    await this.store.close();
  }

  /** Its failure is the store's, which has told of it; what was not told is kept. */
  private flush(): void {
    this.run({}).catch(() => undefined);
  }

  /**
   * @param onDecided is called in the turn in which the answer comes, before anything else is told to the store
   * @returns nothing while another process asks GitHub how things stand
   */
  private async run(command: Command, onDecided?: (reply: Decided) => void): Promise<Decided | undefined> {
    let answers: Pick<ScriptInput, 'isComplete' | 'seed'> = {};
    for (;;) {
      const reply = await this.send({ ...command, ...answers }, onDecided);
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
    onDecided: (reply: Decided) => void = () => undefined,
  ): Promise<ScriptReply> {
    this.store.check();
    const askedAt = this.own.time.now();
    const mail = this.outbox.take(askedAt);
    const restored = this.own.toRestore(command.isComplete ?? false);
    const { givesUp } = this;
    const running = this.store.run({
      ...command,
      epoch: this.own.saidEpoch,
      // Whoever has nothing to restore has nothing to lose, either.
      runs: this.own.isEmpty ? 0 : this.own.runs,
      ...writeMail(mail, askedAt),
      ...(restored.length > 0 && { restore: restored.map((one) => one.save()) }),
      ...(command.isComplete && { pausedUntil: this.own.pausedUntil }),
      ...(command.asked && { process: this.process }),
      givesUp,
    });
    this.underWay.add(running);
    this.heartbeat.refresh();
    try {
      const reply = await running;
      this.own.time.set(reply.now, askedAt);
      if (reply.status === 'restore') this.outbox.putBack(mail);
      else {
        this.own.restored(restored, reply);
        this.givesUp = undefined;
        if (reply.status === 'decided') onDecided(reply);
      }
      return reply;
    } catch (error) {
      // Nobody knows what was heard of it, what was given, or whether it was for this process to ask GitHub.
      this.outbox.putBack(mail);
      if (command.grant) this.outbox.ended(this.own.newGrant(command.grant, 0));
      if (command.asked) this.givesUp = this.process;
      throw error;
    } finally {
      this.underWay.delete(running);
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

function writeMail({ grants, budget, refusals }: Mail, now: number): Partial<ScriptInput> {
  const ageOf = ({ at }: { readonly at: number }) => Math.max(0, Math.floor(now - at));
  return {
    ...(grants.length > 0 && { grants: grants.map((grant) => grant.news()) }),
    ...(budget && { budget: { ...budget.budget, ageMs: ageOf(budget) } }),
    ...(refusals.length > 0 && {
      refusals: refusals.map((heard) => ({
        ...heard.refusal,
        admittedAt: heard.admittedAt,
        ageMs: ageOf(heard),
      })),
    }),
  };
}
