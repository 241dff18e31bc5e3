import type { GitHubSimulatorOptions, SimulatedOrganization, SimulatedUser } from '../simulator-options.js';
import type { StateDirectory } from '../storage/state-directory.js';

const file = 'seeded-accounts.json';

/** Accounts that came with a seed, and not with the options. */
export interface SeededAccounts {
  readonly organizations: readonly SimulatedOrganization[];
  readonly users: readonly SimulatedUser[];
}

export function readSeededAccounts(directory: StateDirectory): SeededAccounts {
  return directory.read<SeededAccounts>(file) ?? { organizations: [], users: [] };
}

export function addSeededAccounts(directory: StateDirectory, { organizations, users }: SeededAccounts): void {
  const earlier = readSeededAccounts(directory);
  directory.write(file, {
    organizations: [...earlier.organizations, ...organizations],
    users: [...earlier.users, ...users],
  });
}

/** The options with all accounts there are; where both name one, the options say what it is like. */
export function withSeededAccounts(options: GitHubSimulatorOptions, directory: StateDirectory): GitHubSimulatorOptions {
  const { organizations, users = [] } = options;
  const named = [...organizations, ...users].map((entry) => (typeof entry === 'string' ? entry : entry.login));
  const taken = new Set(named.map((login) => login.toLowerCase()));
  const isNew = ({ login }: { login: string }) => !taken.has(login.toLowerCase());
  const seeded = readSeededAccounts(directory);
  return {
    ...options,
    organizations: [...organizations, ...seeded.organizations.filter(isNew)],
    users: [...users, ...seeded.users.filter(isNew)],
  };
}
