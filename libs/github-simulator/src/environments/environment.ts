import { Secrets } from '../secrets/secrets.js';
import type { StateDirectory } from '../storage/state-directory.js';
import { Variables } from '../variables/variables.js';
import type { EnvironmentRecord } from './environment-record.js';

export const environmentFile = 'environment.json';
const mostSecrets = 100;
const mostVariables = 100;

/** One deployment environment of a repository, with the secrets and variables of its own. */
export class Environment {
  readonly secrets: Secrets;
  readonly variables: Variables;

  constructor(
    private readonly directory: StateDirectory,
    private current: EnvironmentRecord,
  ) {
    this.secrets = new Secrets(directory.child('secrets'), mostSecrets);
    this.variables = new Variables(directory, mostVariables);
  }

  get record(): EnvironmentRecord {
    return this.current;
  }

  update(changes: Partial<EnvironmentRecord>): void {
    this.current = { ...this.current, ...changes };
    this.directory.write(environmentFile, this.current);
  }
}
