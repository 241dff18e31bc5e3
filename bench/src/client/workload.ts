import type { Contender } from './contender.js';
import type { ContenderName } from './contenders/contenders.js';
import type { MeasuredGitHub } from './github/measured-github.js';

/** What the contenders are given to do. */
export interface Work {
  readonly title: string;
  /** The organisation that it is done in. */
  readonly org: string;
  readonly contenders: readonly ContenderName[];
  /** How often it is done by one process, 1 unless given. The figures are those of once. */
  readonly times?: Readonly<Partial<Record<ContenderName, number>>>;
  /** Before the clock starts: tokens are fetched, code is warm. */
  prepare(contender: Contender, name: ContenderName): Promise<void>;
  /** @returns what shows that it was done */
  run(contender: Contender, turn: number): Promise<unknown>;
  /** @throws Error when a contender did not do what was asked for */
  check(result: unknown, github: MeasuredGitHub): Promise<void> | void;
}
