import type { SimulatedOrganization, SimulatedUser } from '../simulator-options.js';
import { stableId } from '../storage/stable-id.js';
import type { User } from '../users/user.js';
import type { Account } from './account.js';
import type { Organization } from './organization.js';

/** The organisations and users that exist. They share their names, which are case-insensitive. */
export class Accounts {
  private readonly byLogin = new Map<string, Organization | User>();

  /** @throws Error when two accounts have the same login */
  constructor(organizations: readonly SimulatedOrganization[], users: readonly SimulatedUser[]) {
    for (const organization of organizations) this.addOrganization(organization);
    for (const user of users) this.addUser(user);
  }

  /** @throws Error when the login is taken */
  addOrganization({ login }: SimulatedOrganization): Account {
    return this.add({ id: stableId('organization', login), login, type: 'Organization' });
  }

  /** @throws Error when the login is taken */
  addUser({ login, name }: SimulatedUser): Account {
    return this.add({ id: stableId('user', login), login, type: 'User', ...(name && { name }) });
  }

  find(login: string): Account | undefined {
    return this.byLogin.get(login.toLowerCase());
  }

  organization(login: string): Organization | undefined {
    const account = this.byLogin.get(login.toLowerCase());
    return account?.type === 'Organization' ? account : undefined;
  }

  all(): Account[] {
    return [...this.byLogin.values()];
  }

  private add(account: Organization | User): Account {
    const key = account.login.toLowerCase();
    if (this.byLogin.has(key)) {
      throw new Error(
        `Failed to create the simulator: there are two accounts named ${account.login}. Give each its own login.`,
      );
    }
    this.byLogin.set(key, account);
    return account;
  }
}
