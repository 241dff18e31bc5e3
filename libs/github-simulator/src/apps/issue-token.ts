import type { World } from '../world.js';

/** @throws Error when the App is not installed on the account */
export function issueToken({ accounts, app, installations, tokens }: World, login: string): string {
  const account = accounts.find(login);
  const installation = account && installations.on(account);
  if (installation) return tokens.issue({ installationId: installation.id, permissions: app.permissions }).value;
  throw new Error(
    `Failed to issue a token: the App is not installed on ${login}. Add it to the options' organizations.`,
  );
}
