/** Who has to approve what is deployed to an environment. */
export interface Reviewer {
  readonly type: 'User' | 'Team';
  readonly id: number;
}

/** Which branches may be deployed: those that are protected, or those that a pattern names. */
export interface BranchPolicy {
  readonly protected_branches: boolean;
  readonly custom_branch_policies: boolean;
}

/** What protects an environment. */
export interface Protection {
  /** Minutes. */
  readonly waitTimer: number;
  readonly preventSelfReview: boolean;
  readonly reviewers: readonly Reviewer[];
  /** Null: every branch. */
  readonly branchPolicy: BranchPolicy | null;
}

/** What is stored of an environment. Times are milliseconds since the epoch. */
export interface EnvironmentRecord extends Protection {
  readonly id: number;
  readonly name: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}
