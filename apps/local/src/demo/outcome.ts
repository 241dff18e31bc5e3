import pc from 'picocolors';

interface Check {
  what: string;
  detail: string;
  ok: boolean;
}

export interface Found {
  readonly repository: string;
  readonly url: string;
  readonly files: readonly string[];
}

/** What it took. */
export interface Spent {
  readonly requests: number;
  /** Seconds from the start of the process until something could be seen. */
  readonly firstStep: number;
  /** Seconds from the start of the process until the project was done. */
  readonly provisioned: number;
}

/** What the checks have found. */
export class Outcome {
  private readonly checks: Check[] = [];

  constructor(private readonly found: Found) {}

  check(what: string, detail: string, ok: boolean): void {
    this.checks.push({ what, detail, ok });
  }

  get isGood(): boolean {
    return this.checks.every(({ ok }) => ok);
  }

  report({ requests, ...seconds }: Spent): string {
    const { repository, url, files } = this.found;
    return [
      '',
      `${pc.bold(repository)}   ${url}`,
      ...this.checks.map(
        ({ what, detail, ok }) =>
          `  ${ok ? pc.green('✔') : pc.red('✘ not as asked for:')} ${what.padEnd(14)} ${detail}`,
      ),
      `    ${'files'.padEnd(14)} ${files.length}`,
      ...files.map((file) => `      ${file}`),
      '',
      `${requests} requests to GitHub. Seconds after the command: first step ${seconds.firstStep.toFixed(1)}, project provisioned ${seconds.provisioned.toFixed(1)}.`,
      this.isGood ? pc.green('All of it is there.') : pc.red('Not all of it is there.'),
    ].join('\n');
  }
}
