import { Secrets } from '../secrets/secrets.js';
import type { StateDirectory } from '../storage/state-directory.js';
import { Variables } from '../variables/variables.js';
import type { Account } from './account.js';

const mostSecrets = 1000;
const mostVariables = 1000;

/** What an organisation holds for its repositories. */
export interface OrganizationSettings {
  readonly secrets: Secrets;
  readonly variables: Variables;
}

/** What every organisation holds, each in a directory of its own. */
export class AllOrganizationSettings {
  private readonly byId = new Map<number, OrganizationSettings>();

  constructor(private readonly directory: StateDirectory) {}

  /** A person holds nothing. */
  of({ id, login }: Account): OrganizationSettings {
    const settings = this.byId.get(id) ?? this.open(login);
    this.byId.set(id, settings);
    return settings;
  }

  private open(login: string): OrganizationSettings {
    const directory = this.directory.child(login.toLowerCase());
    return {
      secrets: new Secrets(directory.child('secrets'), mostSecrets),
      variables: new Variables(directory, mostVariables),
    };
  }
}
