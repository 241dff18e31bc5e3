/** A project as the contenders are asked for it. */
export interface Project {
  readonly name: string;
  readonly description: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** How much a log was: two that read the same say the same. */
export interface LogSize {
  readonly lines: number;
  readonly characters: number;
}

/** The same work, done with one library or another. Nothing is asked of GitHub before the first call. */
export interface Contender {
  /** @returns its full name */
  readRepository(name: string): Promise<string>;
  /** @returns their full names */
  listRepositories(): Promise<string[]>;
  /** Repository, `.project.yaml`, secrets. */
  provision(project: Project): Promise<void>;
  /** Reads the log of a run to its end. */
  readLog(repo: string, runId: number): Promise<LogSize>;
}

/** Where GitHub is, and how one may speak to it. */
export interface Connection {
  readonly apiBaseUrl: string;
  readonly org: string;
  readonly appId: number;
  readonly privateKey: string;
  /** A token of the installation, for who cannot get one. */
  readonly token: string;
}

export type Connect = (connection: Connection) => Contender;
