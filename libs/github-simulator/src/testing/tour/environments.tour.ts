import { type Tour, demo } from './tour.js';

export async function tourEnvironments({ github }: Tour): Promise<void> {
  const path = `${demo}/environments`;
  const { id } = await github('GET', '/users/ada');
  const policy = { protected_branches: false, custom_branch_policies: true };
  const reviewers = [{ type: 'User', id }];
  await github('PUT', `${path}/production`, { wait_timer: 5, reviewers, deployment_branch_policy: policy });
  await github('PUT', `${path}/staging`);
  await github('GET', path);
  await github('GET', `${path}/production`);
  await github('DELETE', `${path}/staging`);
}
