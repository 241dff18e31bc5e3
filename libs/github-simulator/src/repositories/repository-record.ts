/** What is stored of a repository beside its git objects. Times are milliseconds since the epoch. */
export interface RepositoryRecord {
  readonly id: number;
  readonly ownerLogin: string;
  readonly name: string;
  readonly description: string | null;
  readonly homepage: string | null;
  readonly private: boolean;
  readonly hasIssues: boolean;
  readonly hasProjects: boolean;
  readonly hasWiki: boolean;
  readonly isTemplate: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly pushedAt: number;
}
