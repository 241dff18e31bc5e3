import type { FaultRule } from '../faults/fault-rules.js';
import type { SimulatedOrganization, SimulatedUser } from '../simulator-options.js';

/** What a simulator is to begin with, or to get in addition. */
export interface Seed {
  /** What time it is to be: `2026-01-31T12:00:00Z`. */
  readonly clock?: string;
  /** Those that the options name already are left as they are when only their login is given. */
  readonly organizations?: readonly (string | SimulatedOrganization)[];
  readonly users?: readonly (string | SimulatedUser)[];
  readonly repositories?: readonly SeedRepository[];
  /** Secrets by organisation and name. */
  readonly org_secrets?: Readonly<Record<string, Readonly<Record<string, SharedValue>>>>;
  /** Variables by organisation and name. */
  readonly org_variables?: Readonly<Record<string, Readonly<Record<string, SharedValue>>>>;
  readonly faults?: readonly FaultRule[];
}

export interface SeedRepository {
  /** `acme/demo` */
  readonly name: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly homepage?: string;
  readonly topics?: readonly string[];
  readonly template?: boolean;
  readonly archived?: boolean;
  /** Whether GitHub closed it. */
  readonly disabled?: boolean;
  /** What it is mostly written in, `TypeScript`. */
  readonly language?: string;
  /** Default `main`. */
  readonly default_branch?: string;
  /** Default: now. */
  readonly created_at?: string;
  /** The files of the first commit, by path. Without files and commits the repository is empty. */
  readonly files?: SeedFiles;
  /** What was committed to the default branch after that, oldest first. */
  readonly commits?: readonly SeedCommit[];
  /** Branches that start where the default branch is, by name. */
  readonly branches?: Readonly<Record<string, SeedBranch>>;
  /** Plain values by name; they are sealed as a client would. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly environments?: Readonly<Record<string, SeedEnvironment>>;
}

/** Text, or bytes, or a link, or a program. */
export type SeedFile =
  string | { readonly base64: string } | { readonly symlink: string } | { readonly executable: string };

export type SeedFiles = Readonly<Record<string, SeedFile>>;

export interface SeedCommit {
  readonly message: string;
  /** What it changed; null for what it removed. */
  readonly files?: Readonly<Record<string, SeedFile | null>>;
  /** Default: the App's bot. */
  readonly author?: { readonly name: string; readonly email: string };
  /** Default: when the repository was created. */
  readonly date?: string;
}

export interface SeedBranch {
  /** What one commit adds to the files of the default branch. */
  readonly files?: SeedFiles;
  readonly commits?: readonly SeedCommit[];
}

export interface SeedEnvironment {
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
}

/** A value of an organisation, for all of its repositories unless told. */
export type SharedValue =
  | string
  | {
      readonly value: string;
      /** Default `all`, or `selected` with repositories. */
      readonly visibility?: 'all' | 'private' | 'selected';
      /** Names of the repositories that may use it. */
      readonly repositories?: readonly string[];
    };
