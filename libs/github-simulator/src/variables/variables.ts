import type { RepositoryAccess } from '../repository-access/repository-access.js';
import type { StateDirectory } from '../storage/state-directory.js';

// One file for all of them: a variable changes its name in one write, or not at all.
const variablesFile = 'variables.json';

/** A variable as it is stored. Times are milliseconds since the epoch. */
export interface VariableRecord {
  readonly name: string;
  readonly value: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Which repositories may use it; only an organisation's variables have it. */
  readonly access?: RepositoryAccess;
}

/**
 * The Actions variables of one holder: a repository, an environment or an organisation. Names are case-insensitive and
 * kept in capitals.
 */
export class Variables {
  /** @param most how many the holder may have */
  constructor(
    private readonly directory: StateDirectory,
    readonly most: number,
  ) {}

  /** All variables, by name. */
  list(): VariableRecord[] {
    return this.directory.read<VariableRecord[]>(variablesFile) ?? [];
  }

  find(name: string): VariableRecord | undefined {
    return this.list().find((variable) => variable.name === name.toUpperCase());
  }

  add(variable: VariableRecord): void {
    this.write([...this.list(), variable]);
  }

  /** Changes a variable, its name too. */
  update({ name }: VariableRecord, changes: Partial<VariableRecord>): void {
    this.write(this.list().map((variable) => (variable.name === name ? { ...variable, ...changes } : variable)));
  }

  delete({ name }: VariableRecord): void {
    this.write(this.list().filter((variable) => variable.name !== name));
  }

  private write(variables: VariableRecord[]): void {
    const named = variables.map((variable) => ({ ...variable, name: variable.name.toUpperCase() }));
    this.directory.write(
      variablesFile,
      named.sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  }
}
