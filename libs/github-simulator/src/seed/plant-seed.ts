import type { OrganizationSettings } from '../organizations/organization-settings.js';
import type { Repository } from '../repositories/repository.js';
import type { RepositoryAccess } from '../repository-access/repository-access.js';
import type { StateDirectory } from '../storage/state-directory.js';
import type { World } from '../world.js';
import { plantRepository } from './plant-repository.js';
import { plantSecret, plantVariable } from './plant-values.js';
import type { PlannedShare, PlannedShares } from './read/read-values.js';
import type { SeedPlan } from './read/read-seed.js';
import { addSeededAccounts } from './seeded-accounts.js';

/** Makes a plan that was checked come true. Repositories of a plan that fails half-way are removed again. */
export async function plantSeed(plan: SeedPlan, world: World, directory: StateDirectory): Promise<void> {
  if (plan.clock !== undefined) world.clock.set(new Date(plan.clock));
  plantAccounts(plan, world, directory);
  await plantRepositories(plan, world);
  for (const [login, secrets] of plan.org_secrets ?? []) {
    share(login, secrets, world, (holder, name, { value }, access) =>
      plantSecret(holder.secrets, name, value, world.clock.nowMs(), access),
    );
  }
  for (const [login, variables] of plan.org_variables ?? []) {
    share(login, variables, world, (holder, name, { value }, access) =>
      plantVariable(holder.variables, name, value, world.clock.nowMs(), access),
    );
  }
}

/** Those that are there already are left as they are. */
function plantAccounts(plan: SeedPlan, { accounts, installations, clock }: World, directory: StateDirectory): void {
  const isNew = ({ login }: { login: string }) => !accounts.find(login);
  const organizations = (plan.organizations ?? []).filter(isNew).map(({ wish }) => wish);
  const users = (plan.users ?? []).filter(isNew).map(({ wish }) => wish);
  if (organizations.length + users.length === 0) return;
  addSeededAccounts(directory, { organizations, users });
  const now = clock.now();
  for (const wish of organizations) installations.install({ account: accounts.addOrganization(wish), wish }, now);
  for (const wish of users) installations.install({ account: accounts.addUser(wish), wish }, now);
}

async function plantRepositories({ repositories = [] }: SeedPlan, world: World): Promise<void> {
  const planted: Repository[] = [];
  world.sequences.reserve('repository', repositories.length);
  try {
    for (const repository of repositories) planted.push(await plantRepository(repository, world));
  } catch (error) {
    for (const repository of planted) world.repositories.delete(repository);
    throw error;
  }
}

type Put = (holder: OrganizationSettings, name: string, shared: PlannedShare, access: RepositoryAccess) => void;

function share(login: string, shares: PlannedShares, world: World, put: Put): void {
  const account = world.accounts.find(login);
  if (!account) throw new Error(`Failed to seed: there is no organisation ${login}.`);
  const holder = world.organizationSettings.of(account);
  for (const [name, shared] of shares) {
    const { visibility, repositories } = shared;
    const selected = repositories.flatMap((repository) => world.repositories.find(login, repository)?.id ?? []);
    put(holder, name, shared, { visibility, selected });
  }
}
