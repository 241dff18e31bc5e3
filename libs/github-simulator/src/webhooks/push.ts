import type { PushEvent } from '../events/events.js';
import type { GitRepository } from '../git/git-repository.js';
import { runGit } from '../git/run-git.js';

/** GitHub tells of no more commits than that. */
const mostCommits = 2048;

/** A push, with what must be known at its time. */
export interface Push extends PushEvent {
  /** Where the other branches were, by reference. */
  readonly others: ReadonlyMap<string, string>;
}

/** What a push brought. */
export interface PushedCommits {
  /** Oldest first. */
  readonly shas: readonly string[];
  /** Those that no other branch had. */
  readonly distinct: ReadonlySet<string>;
  /** Whether commits were lost to the branch. */
  readonly forced: boolean;
}

export function notePush(event: PushEvent): Push {
  const branches = event.repository.git.references.list('refs/heads/');
  const others = branches.filter(({ name }) => name !== event.reference).map(({ name, sha }) => [name, sha] as const);
  return { ...event, others: new Map(others) };
}

/** @see https://docs.github.com/webhooks/webhook-events-and-payloads#push */
export async function pushedCommits({ repository: { git }, before, after, others }: Push): Promise<PushedCommits> {
  const head = after && (await git.peel(after));
  const base = before && (await git.peel(before));
  if (!head) return { shas: [], distinct: new Set(), forced: false };
  const elsewhere = [...new Set(others.values())];
  const [shas, distinct, lost] = await Promise.all([
    revisions(git, head, base ? [base] : elsewhere),
    revisions(git, head, base ? [base, ...elsewhere] : elsewhere),
    base ? revisions(git, base, [head]) : [],
  ]);
  return { shas, distinct: new Set(distinct), forced: lost.length > 0 };
}

/** The commits that are reached from one and from none of the others, oldest first. */
async function revisions(git: GitRepository, from: string, without: readonly string[]): Promise<string[]> {
  const window = ['--topo-order', `--max-count=${mostCommits}`];
  const shas = await runGit(git.directory, 'rev-list', ...window, from, '--not', ...without);
  return shas.split('\n').filter(Boolean).reverse();
}
