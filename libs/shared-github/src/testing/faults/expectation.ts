import type { FaultId } from './faults.js';

/** What is to come of an operation that meets a fault. */
export interface Expectation {
  /** `value`, or the error's name with what it tells. */
  readonly outcome: string;
  /** All that left the client, mints of tokens and downloads included. */
  readonly requests: number;
  /** How many of them minted a token. */
  readonly mints: number;
  /** What the operation has left behind when it failed. */
  readonly leaves: string;
}

/** One for each fault: none can be left out. */
export type Expectations = Readonly<Record<FaultId, Expectation>>;

/** What an operation leaves when it has done nothing, and all. */
export const NOTHING = 'nothing';
export const DONE = 'done';

/** It succeeds, and a write took effect once. */
export function value(requests: number, { mints = 0 } = {}): Expectation {
  return { outcome: 'value', requests, mints, leaves: DONE };
}

/** It fails. Unless told, nothing was done. */
export function fails(error: string, requests: number, { mints = 0, leaves = NOTHING } = {}): Expectation {
  return { outcome: error, requests, mints, leaves };
}

/** As it stands in the table. */
export function describeExpectation({ outcome, requests, mints, leaves }: Expectation): string {
  const count = `${requests} ${requests === 1 ? 'request' : 'requests'}`;
  const minted = mints === 0 ? '' : ` (${mints} for a token)`;
  const left = leaves === (outcome === 'value' ? DONE : NOTHING) ? '' : `, leaves ${leaves}`;
  return `${outcome}, ${count}${minted}${left}`;
}
