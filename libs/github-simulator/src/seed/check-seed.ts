import { repositoryName } from '../repositories/repository-name.js';
import type { World } from '../world.js';
import { Place } from './read/place.js';
import type { PlannedAccount } from './read/read-accounts.js';
import type { PlannedShares } from './read/read-values.js';
import type { SeedPlan } from './read/read-seed.js';

/** What does not go with the world as it is, or with the rest of the seed. */
export function checkSeed(plan: SeedPlan, world: World): string[] {
  const complaints: string[] = [];
  const place = new Place(complaints);
  const logins = new Set<string>();
  for (const kind of ['organizations', 'users'] as const) {
    for (const [index, account] of (plan[kind] ?? []).entries()) {
      checkAccount(account, world, logins, place.key(kind).item(index));
    }
  }
  const names = new Set<string>();
  for (const [index, { name }] of (plan.repositories ?? []).entries()) {
    checkRepository(name, world, { logins, names, place: place.key('repositories').item(index).key('name') });
  }
  for (const kind of ['org_secrets', 'org_variables'] as const) {
    for (const [login, shares] of plan[kind] ?? []) {
      checkShares(login, shares, { plan, world, names, place: place.key(kind).key(login) });
    }
  }
  return complaints;
}

function checkAccount(
  { login, isBare }: PlannedAccount<{ login: string }>,
  { accounts }: World,
  logins: Set<string>,
  place: Place,
): void {
  const key = login.toLowerCase();
  if (logins.has(key)) place.complain(`${login} is there twice.`);
  if (!isBare && accounts.find(login)) place.complain(`${login} exists already, and a seed does not change it.`);
  logins.add(key);
}

interface Named {
  readonly logins: ReadonlySet<string>;
  readonly names: Set<string>;
  readonly place: Place;
}

function checkRepository(
  fullName: string,
  { accounts, repositories }: World,
  { logins, names, place: at }: Named,
): void {
  const [, login, name] = /^([^/]+)\/([^/]+)$/.exec(fullName) ?? [];
  const shown = JSON.stringify(fullName);
  if (!login || !name) return at.complain(`${shown} is no full name. Write it like acme/demo.`);
  const fault = faultOfName(name);
  if (fault) at.complain(`${shown} is no name for a repository: ${fault}.`);
  const owner = accounts.find(login);
  if (!owner && !logins.has(login.toLowerCase())) {
    at.complain(`there is no account ${login}. Add it to the seed's organizations or users.`);
  }
  const isTaken = owner !== undefined && repositories.isTaken(owner, name);
  if (isTaken) at.complain(`${fullName} exists already.`);
  if (names.has(fullName.toLowerCase())) at.complain(`${fullName} is there twice.`);
  names.add(fullName.toLowerCase());
}

function faultOfName(name: string): string | undefined {
  try {
    const usable = repositoryName(name);
    return usable === name ? undefined : `GitHub would make ${usable} of it`;
  } catch {
    return 'GitHub would refuse it';
  }
}

interface Surroundings {
  readonly plan: SeedPlan;
  readonly world: World;
  /** Full names of the repositories in the seed. */
  readonly names: ReadonlySet<string>;
  readonly place: Place;
}

function checkShares(login: string, shares: PlannedShares, { plan, world, names, place }: Surroundings): void {
  const isSeeded = plan.organizations?.some((organization) => organization.login.toLowerCase() === login.toLowerCase());
  if (!isSeeded && !world.accounts.organization(login)) {
    place.complain(`there is no organisation ${login}. Add it to the seed's organizations.`);
  }
  for (const [name, { repositories }] of shares) {
    for (const repository of repositories) {
      const isThere = names.has(`${login}/${repository}`.toLowerCase()) || world.repositories.find(login, repository);
      if (!isThere) place.key(name).complain(`there is no repository ${login}/${repository}.`);
    }
  }
}
