/** The loose objects of one repository: each deflated, by its name. */
export interface LooseObjects {
  has(sha: string): boolean;

  /** Undefined when there is no such object. */
  read(sha: string): Uint8Array | undefined;

  /** So many bytes of it, or all where it has fewer. */
  readStart(sha: string, bytes: number): Uint8Array | undefined;

  write(sha: string, deflated: Uint8Array): void;

  /** The names that begin with at least two digits of one. */
  complete(prefix: string): string[];
}
