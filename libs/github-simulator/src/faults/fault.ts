import type { Caller } from '../auth/caller.js';
import type { Exchange } from '../http/exchange.js';
import type { Reply } from '../http/reply.js';
import type { World } from '../world.js';
import type { FaultName, FaultOptions } from './fault-options.js';

/** What a fault may look at and do. */
export interface FaultyExchange<Name extends FaultName> {
  readonly exchange: Exchange;
  /** Who sent the request. */
  readonly caller: Caller;
  readonly world: World;
  readonly options: FaultOptions[Name];
  /** Carries the operation out and gives its answer. */
  perform(): Promise<Response>;
}

/** Answers a request in place of the operation. */
export type Fault<Name extends FaultName> = (exchange: FaultyExchange<Name>) => Reply | Promise<Reply>;
