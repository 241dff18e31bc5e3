import { type Tour, demo } from './tour.js';

export async function tourApps({ app, github }: Tour): Promise<void> {
  await app('GET', '/app');
  await app('GET', '/app/installations');
  await app('GET', '/users/ada/installation');
  await app('GET', `${demo}/installation`);
  const { id } = await app('GET', '/orgs/acme/installation');
  await app('GET', `/app/installations/${id}`);
  await app('POST', `/app/installations/${id}/access_tokens`);
  await app('POST', `/app/installations/${id}/access_tokens`, {
    repositories: ['demo'],
    permissions: { contents: 'read' },
  });
  await github('GET', '/installation/repositories');
}

/** What ends an installation, or the way to use it: comes last. */
export async function leaveApps(tour: Tour): Promise<void> {
  const { app, started } = tour;
  const token = started.simulator.installationToken('acme');
  await tour.traveller(started.anonymous.as(token))('DELETE', '/installation/token');
  const { id } = await app('GET', '/orgs/acme/installation');
  await app('PUT', `/app/installations/${id}/suspended`);
  await app('GET', `/app/installations/${id}`);
  await app('DELETE', `/app/installations/${id}/suspended`);
  await app('DELETE', `/app/installations/${id}`);
}
