const mostFaults = 100;

/** What the simulator itself got wrong: each is a fault to mend here, not in the client. Of very many, the first. */
export class OwnFaults {
  readonly messages: string[] = [];
  private untold = 0;

  add(message: string): void {
    if (this.messages.length < mostFaults) this.messages.push(message);
    else this.untold += 1;
  }

  /** An operation ended with an error that is none of GitHub's. */
  addCrash(operation: string, error: unknown): void {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.add(`The GitHub simulator crashed in ${operation}: ${what}`);
  }

  /** @throws Error that lists them, when there are any */
  check(): void {
    if (this.messages.length === 0) return;
    const rest = this.untold > 0 ? [`and ${this.untold} more`] : [];
    throw new Error([...this.messages, ...rest].join('\n'));
  }
}
