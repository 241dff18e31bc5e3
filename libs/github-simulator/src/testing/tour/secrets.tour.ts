import { type Tour, demo } from './tour.js';

/** After the environments: `production` has secrets too. */
export async function tourSecrets(tour: Tour): Promise<void> {
  await tourOrganizationSecrets(tour);
  for (const secrets of [`${demo}/actions/secrets`, `${demo}/environments/production/secrets`]) {
    await tourSecretsOf(tour, secrets);
  }
  await tour.github('GET', `${demo}/actions/organization-secrets`);
}

async function tourSecretsOf(tour: Tour, secrets: string): Promise<void> {
  const { github } = tour;
  await github('PUT', `${secrets}/TOKEN`, await tour.sealed(secrets));
  await github('PUT', `${secrets}/TOKEN`, await tour.sealed(secrets));
  await github('GET', secrets);
  await github('GET', `${secrets}/TOKEN`);
  await github('DELETE', `${secrets}/TOKEN`);
}

async function tourOrganizationSecrets(tour: Tour): Promise<void> {
  const { github } = tour;
  const secrets = '/orgs/acme/actions/secrets';
  const { id } = await github('GET', demo);
  await github('PUT', `${secrets}/ALL`, { ...(await tour.sealed(secrets)), visibility: 'all' });
  const selected = { visibility: 'selected', selected_repository_ids: [id] };
  await github('PUT', `${secrets}/SOME`, { ...(await tour.sealed(secrets)), ...selected });
  await github('PUT', `${secrets}/SOME`, { ...(await tour.sealed(secrets)), ...selected });
  await github('GET', secrets);
  await github('GET', `${secrets}/SOME`);
  await github('GET', `${secrets}/SOME/repositories`);
  await github('PUT', `${secrets}/SOME/repositories`, { selected_repository_ids: [id] });
  await github('DELETE', `${secrets}/SOME/repositories/${id}`);
  await github('PUT', `${secrets}/SOME/repositories/${id}`);
  await github('DELETE', `${secrets}/SOME`);
}
