export interface Reference {
  readonly name: string;
  readonly sha: string;
}

/** The references of one bare repository. */
export interface References {
  read(name: string): string | undefined;

  /** References whose name begins with the prefix (`refs/heads/`), by name. */
  list(prefix: string): Reference[];

  /**
   * Moves a reference from one commit to another, all or nothing.
   *
   * @param to the new target; undefined deletes the reference
   * @param from what it must point at now; undefined: it must not exist
   * @throws ReferenceMovedError when it points elsewhere, or another writer holds its lock
   */
  move(name: string, to: string | undefined, from: string | undefined): void;

  /** Branch that HEAD names, whether it exists or not. */
  defaultBranch(): string;

  /**
   * Points HEAD at a branch.
   *
   * @param meanwhile what belongs to it, done when nothing is in the way any more; when it throws, HEAD stays
   * @throws ReferenceMovedError when another writer holds its lock; then nothing was done
   */
  setDefaultBranch(branch: string, meanwhile?: () => void): void;
}
