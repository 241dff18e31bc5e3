import type { World } from '../world.js';

/** @throws Error when the App is not installed on the organisation */
export function issueToken({ app, organizations, tokens }: World, login: string): string {
  const organization = organizations.find(login);
  const installation = organization && organizations.installationOn(organization);
  if (installation) return tokens.issue({ installationId: installation.id, permissions: app.permissions }).value;
  throw new Error(
    `Failed to issue a token: the App is not installed on ${login}. Add it to the options' organizations.`,
  );
}
