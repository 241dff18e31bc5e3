import type { RecordedCall } from '@project-factory/github-simulator';

/** Independent clients of GitHub, and what they are made of. */
export const clients = ['curl', 'git', 'octokit', 'gh', 'PyGithub'] as const;

export type Client = (typeof clients)[number];

/** What a line cannot do without. */
export const tools = [...clients, 'openssl'] as const;

export type Tool = (typeof tools)[number];

/** Who looks afterwards: another client, or the simulator, which alone opens secrets. */
export type Witness = Client | 'simulator';

/** What a line is played on. */
export interface Stage {
  /** What reached the simulator so far, oldest first. */
  readonly calls: readonly RecordedCall[];
}

/** One thing that a client does, and what another client sees of it. */
export interface Line<S extends Stage> {
  readonly client: Client;
  /** GitHub's operation id or git's service: the client must really have asked for it. */
  readonly operation: string;
  readonly what: string;
  /** The status that the operation is answered with. */
  readonly status: number;
  /** Returns the status if the client tells it; throws when the client did not get what it wanted. */
  readonly act: (stage: S) => Promise<number> | Promise<void>;
  readonly witness: Witness;
  readonly state: string;
  readonly look: (stage: S) => Promise<string>;
  /** Beside the client and the witness. */
  readonly needs?: readonly Tool[];
}

export interface Topic<S extends Stage> {
  readonly title: string;
  readonly lines: readonly Line<S>[];
}

export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly expected: string; readonly came: string }
  | { readonly kind: 'left out'; readonly missing: readonly Tool[] };

/** What the ledger shows of a line: nothing that differs between two runs, unless one fails. */
export interface Entry {
  readonly client: Client;
  readonly operation: string;
  readonly what: string;
  readonly status: number;
  readonly witness: Witness;
  readonly state: string;
  readonly outcome: Outcome;
}

export interface Chapter {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** The tools that a line needs and that are not there. */
export function missingFor<S extends Stage>(line: Line<S>, installed: ReadonlySet<Tool>): Tool[] {
  const { client, witness, needs = [] } = line;
  const tools: Tool[] = [client, ...(witness === 'simulator' ? [] : [witness]), ...needs];
  return [...new Set(tools)].filter((tool) => !installed.has(tool));
}
