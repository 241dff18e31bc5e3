import type { StateDirectory } from '../storage/state-directory.js';
import type { EnvironmentRecord } from './environment-record.js';
import { Environment, environmentFile } from './environment.js';

/** The environments of one repository. Names are case-insensitive and may hold anything, slashes too. */
export class Environments {
  private readonly byName = new Map<string, Environment>();

  constructor(private readonly directory: StateDirectory) {
    for (const name of directory.list()) this.load(directory.child(name));
  }

  /** All environments, oldest first. */
  list(): Environment[] {
    return [...this.byName.values()].sort((a, b) => a.record.id - b.record.id);
  }

  find(name: string): Environment | undefined {
    return this.byName.get(name.toLowerCase());
  }

  create(record: EnvironmentRecord): Environment {
    const environment = new Environment(this.directory.child(String(record.id)), record);
    environment.update({});
    this.byName.set(record.name.toLowerCase(), environment);
    return environment;
  }

  /** Takes its secrets and variables along. */
  delete({ record }: Environment): void {
    const directory = this.directory.child(String(record.id));
    this.byName.delete(record.name.toLowerCase());
    directory.remove(environmentFile);
    this.directory.remove(directory.name);
  }

  private load(directory: StateDirectory): void {
    const record = directory.read<EnvironmentRecord>(environmentFile);
    // Without a record it is what a killed process left half-made, or half-deleted.
    if (!record) this.directory.remove(directory.name);
    else this.byName.set(record.name.toLowerCase(), new Environment(directory, record));
  }
}
