/** One thing wrong with the configuration. Holds no secret. */
export interface Fault {
  /** The variable to change. */
  readonly variable: string;
  /** What is wrong, to be read after the variable's name. */
  readonly problem: string;
  /** How to mend it, as a sentence. */
  readonly remedy: string;
}

/** The configuration cannot be used. The message lists every fault and is ready to print. */
export class ConfigurationError extends Error {
  override readonly name: string = 'ConfigurationError';
  /** What the process should exit with: `EX_CONFIG` of sysexits.h. */
  readonly exitCode: number = 78;
  /** Every fault, sorted by variable, none of them twice. */
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const sorted = distinct(faults).sort((a, b) => compare(a.variable, b.variable) || compare(a.problem, b.problem));
    const count = sorted.length === 1 ? '1 fault' : `${String(sorted.length)} faults`;
    super([`The configuration cannot be used: ${count}.`, ...sorted.map(paragraph)].join('\n\n'));
    this.faults = sorted;
  }
}

function paragraph({ variable, problem, remedy }: Fault): string {
  return `  ${variable} ${problem}.\n    ${remedy}`;
}

function distinct(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.variable} ${fault.problem}`, fault])).values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
