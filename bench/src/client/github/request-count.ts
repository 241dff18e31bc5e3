import type { GitHubSimulator, RecordedCall } from '@project-factory/github-simulator';

/** Counts the requests of one contender after the other. */
export class RequestCount {
  private last: RecordedCall | undefined;

  constructor(private readonly simulator: Pick<GitHubSimulator, 'calls'>) {}

  sinceLastAsked(): { requests: number; mints: number } {
    const { calls } = this.simulator;
    const fresh = calls.slice(this.last ? calls.lastIndexOf(this.last) + 1 : 0);
    this.last = calls.at(-1);
    const mints = fresh.filter(({ operation }) => operation === 'apps/create-installation-access-token');
    return { requests: fresh.length, mints: mints.length };
  }
}
