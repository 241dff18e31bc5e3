import type { Call } from '../http/call.js';
import { epoch } from '../http/epoch.js';
import { accountBody, botBody } from '../organizations/account.body.js';
import type { Account } from '../organizations/account.js';

/** An account on its own ("public user"), which is what an organisation is among users too. */
export function userBody(account: Account, { world, links }: Call) {
  const repositories = world.repositories.ownedBy(account.id);
  return {
    ...accountBody(account, links),
    ...profile(account.name ?? account.login),
    public_repos: repositories.filter(({ isPrivate }) => !isPrivate).length,
  };
}

/** The App's bot on its own. */
export function botUserBody({ world, links }: Call) {
  return { ...botBody(world.app, links), ...profile(null), public_repos: 0 };
}

function profile(name: string | null) {
  return {
    name,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: epoch,
    updated_at: epoch,
  };
}
