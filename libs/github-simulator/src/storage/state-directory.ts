/** Where small JSON documents are kept, in directories: the state but for git's own files. */
export interface StateDirectory {
  /** Where git's files of this directory are, whatever else is kept there. */
  readonly path: string;
  readonly name: string;
  /** Whether somebody may open it again: then what a client was told must be in files. */
  readonly isLasting: boolean;

  child(name: string): StateDirectory;

  /** Names of the documents and directories in it. */
  list(): string[];

  /** The content of one document; undefined when there is none. */
  read<T>(file: string): T | undefined;

  write(file: string, value: unknown): void;

  /** Removes a document, or a directory with all that is in it. */
  remove(name: string): void;
}
