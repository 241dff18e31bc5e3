import { type Tour, demo } from './tour.js';

/** After the environments: `production` has variables too. */
export async function tourVariables(tour: Tour): Promise<void> {
  await tourOrganizationVariables(tour);
  for (const variables of [`${demo}/actions/variables`, `${demo}/environments/production/variables`]) {
    await tourVariablesOf(tour, variables);
  }
  await tour.github('GET', `${demo}/actions/organization-variables`);
}

async function tourVariablesOf({ github }: Tour, variables: string): Promise<void> {
  await github('POST', variables, { name: 'REGION', value: 'north' });
  await github('PATCH', `${variables}/REGION`, { value: 'south' });
  await github('GET', variables);
  await github('GET', `${variables}/REGION`);
  await github('DELETE', `${variables}/REGION`);
}

async function tourOrganizationVariables({ github }: Tour): Promise<void> {
  const variables = '/orgs/acme/actions/variables';
  const { id } = await github('GET', demo);
  await github('POST', variables, { name: 'ALL', value: 'a', visibility: 'all' });
  await github('POST', variables, { name: 'SOME', value: 's', visibility: 'selected', selected_repository_ids: [id] });
  await github('PATCH', `${variables}/SOME`, { value: 't' });
  await github('GET', variables);
  await github('GET', `${variables}/SOME`);
  await github('GET', `${variables}/SOME/repositories`);
  await github('PUT', `${variables}/SOME/repositories`, { selected_repository_ids: [id] });
  await github('DELETE', `${variables}/SOME/repositories/${id}`);
  await github('PUT', `${variables}/SOME/repositories/${id}`);
  await github('DELETE', `${variables}/SOME`);
}
