import type { InstallationWish } from '../apps/installations.js';
import type { GitHubSimulatorOptions, SimulatedAccount } from '../simulator-options.js';
import { Accounts } from './accounts.js';

/** The accounts that the options name, and how the App is to be installed on each. */
export function readAccounts({ organizations, users = [] }: GitHubSimulatorOptions): {
  accounts: Accounts;
  wishes: InstallationWish[];
} {
  const wanted = { organizations: organizations.map(withLogin), users: users.map(withLogin) };
  const accounts = new Accounts(wanted.organizations, wanted.users);
  const wishes = [...wanted.organizations, ...wanted.users].flatMap((wish) => {
    const account = accounts.find(wish.login);
    return account ? [{ account, wish }] : [];
  });
  return { accounts, wishes };
}

function withLogin<T extends SimulatedAccount>(entry: string | T): T | SimulatedAccount {
  return typeof entry === 'string' ? { login: entry } : entry;
}
