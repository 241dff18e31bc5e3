import { authenticate } from '../auth/authenticate.js';
import type { Caller } from '../auth/caller.js';
import type { downloadRoute } from '../downloads/serve-download.js';
import type { Exchange } from '../http/exchange.js';
import { type Reply, toResponse } from '../http/reply.js';
import type { OperationId } from '../operations/operations.js';
import type { World } from '../world.js';
import { faultCatalogue } from './catalogue/fault-catalogue.js';
import { checkFaultRule } from './check-fault-rule.js';
import type { Fault } from './fault.js';
import type { FaultName, FaultOptions } from './fault-options.js';

/** Which requests fail, and how. */
export type FaultRule = { [Name in FaultName]: RuleOf<Name> }[FaultName];

type RuleOf<Name extends FaultName> = FaultOptions[Name] & {
  /** GitHub's operation id, a service of git, the route of signed downloads, or all of them. */
  readonly operation: OperationId | 'git-upload-pack' | 'git-receive-pack' | typeof downloadRoute | '*';
  readonly fault: Name;
  /** How often. Default 1; `Infinity` until it is removed. */
  readonly times?: number;
  /** How many matching requests pass before it begins. Default 0. */
  readonly after?: number;
  /** Only requests whose path holds this. */
  readonly path?: string;
};

/** A rule at work. */
export interface InjectedFault {
  /** How often it has struck. */
  readonly hits: number;
  remove(): void;
}

/** The faults that a test asked for. Never random: a rule strikes the requests it names, so many times. */
export class FaultRules {
  private readonly rules: ActiveRule[] = [];

  /** @throws RangeError for a rule that could never strike */
  add(rule: FaultRule): InjectedFault {
    checkFaultRule(rule);
    const active = new ActiveRule(rule);
    this.rules.push(active);
    return {
      get hits() {
        return active.hits;
      },
      remove: () => void this.rules.splice(this.rules.indexOf(active) >>> 0, 1),
    };
  }

  clear(): void {
    this.rules.length = 0;
  }

  /** Answers with the first fault that is due, or lets the operation answer. */
  async around(exchange: Exchange, world: World, perform: () => Promise<Reply>): Promise<Reply> {
    // What a fault keeps waiting does not hold up who copies the state.
    const performed = () => world.gate.pass(async () => (world.gate.isShut ? Response.error() : perform()));
    if (this.rules.length === 0) return performed();
    const due = this.rules.filter((rule) => rule.matches(exchange)).filter((rule) => rule.isDue());
    const rule = due[0]?.strike();
    if (!rule) return performed();
    exchange.fault = rule.fault;
    const caller = await callerOf(exchange, world);
    exchange.caller = caller;
    exchange.budget = world.limits.primary.budgetOf(caller);
    const fault = faultCatalogue[rule.fault] as Fault<FaultName>;
    return fault({ exchange, caller, world, options: rule, perform: async () => toResponse(await performed()) });
  }
}

/** One rule, and how much of it is used up. */
class ActiveRule {
  hits = 0;
  private passed = 0;

  constructor(private readonly rule: FaultRule) {}

  matches({ operation, route, url }: Exchange): boolean {
    const { operation: wanted, path = '' } = this.rule;
    return (wanted === '*' || wanted === (operation ?? route)) && url.pathname.includes(path);
  }

  /** Counts the request that is asked about. */
  isDue(): boolean {
    const { times = 1, after = 0 } = this.rule;
    if (this.passed < after) {
      this.passed += 1;
      return false;
    }
    return this.hits < times;
  }

  strike(): FaultRule {
    this.hits += 1;
    return this.rule;
  }
}

/** Whoever cannot be told is nobody. */
async function callerOf(exchange: Exchange, world: World): Promise<Caller> {
  return authenticate(world, exchange).catch(() => ({ kind: 'anonymous' as const }));
}
