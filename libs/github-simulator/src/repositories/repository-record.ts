import type { RepositorySettings } from './repository-settings.js';
import type { SecurityFeatures } from './security-features.js';

/** What is stored of a repository beside its git objects. Times are milliseconds since the epoch. */
export interface RepositoryRecord {
  readonly id: number;
  readonly ownerLogin: string;
  readonly name: string;
  readonly description: string | null;
  readonly homepage: string | null;
  readonly private: boolean;
  readonly isTemplate: boolean;
  /** Nothing in it may be changed. */
  readonly archived: boolean;
  /** GitHub itself closed it; only a seeded repository can be. */
  readonly disabled: boolean;
  readonly topics: readonly string[];
  /** What it is mostly written in, `TypeScript`. */
  readonly language: string | null;
  /** Only what differs from the defaults. */
  readonly settings: Partial<RepositorySettings>;
  readonly security: SecurityFeatures;
  /** Names it had, in small letters, as long as nobody else took them. */
  readonly formerNames: readonly string[];
  /** The default branch as long as there is no git directory; later HEAD says. */
  readonly initialBranch: string;
  /** Whether an installation that sees only chosen repositories got this one in addition. */
  readonly joinedInstallation: boolean;
  /** The repository it was generated from. */
  readonly templateId?: number;
  /** Commits that are to show up on its branches later. */
  readonly arrivals: readonly Arrival[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly pushedAt: number;
}

/** A branch that moves by itself, unless somebody else moved it before. */
export interface Arrival {
  readonly at: number;
  readonly branch: string;
  readonly from?: string;
  readonly to: string;
}

/** What must be known of a new repository; the rest has GitHub's defaults. */
export type NewRepository = Pick<RepositoryRecord, 'name' | 'createdAt'> &
  Partial<Omit<RepositoryRecord, 'id' | 'ownerLogin'>>;

const defaults = {
  description: null,
  homepage: null,
  private: false,
  isTemplate: false,
  archived: false,
  disabled: false,
  topics: [],
  language: null,
  settings: {},
  security: {},
  formerNames: [],
  initialBranch: 'main',
  joinedInstallation: false,
  arrivals: [],
};

export function completeRecord(fields: NewRepository & Pick<RepositoryRecord, 'id' | 'ownerLogin'>): RepositoryRecord {
  const { createdAt } = fields;
  return { ...defaults, updatedAt: createdAt, pushedAt: createdAt, ...fields };
}
