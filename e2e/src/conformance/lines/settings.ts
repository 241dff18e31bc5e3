import type { BenchTopic } from '../bench.js';
import { curlReads, ghReads, pygithubPrints } from './looks.js';

const at = { owner: 'acme', repo: 'settings' };

/** What an organisation and an environment keep: secrets there, and variables everywhere. */
export function settings(): BenchTopic {
  return {
    title: 'Organisation, environments and variables',
    lines: [
      {
        client: 'octokit',
        operation: 'repos/create-in-org',
        what: 'creates a repository',
        status: 201,
        act: async ({ octokit }) => (await octokit.rest.repos.createInOrg({ org: 'acme', name: 'settings' })).status,
        witness: 'curl',
        state: 'settings',
        look: curlReads('/repos/acme/settings', 'name'),
      },
      {
        client: 'gh',
        operation: 'actions/create-or-update-org-secret',
        what: '`secret set --org --visibility all`',
        status: 201,
        act: async ({ gh }) => {
          await gh.feed('for all', 'secret', 'set', 'SHARED', '--org', 'acme', '--visibility', 'all');
        },
        witness: 'octokit',
        state: 'SHARED, in the repository too',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.actions.listRepoOrganizationSecrets(at);
          return `${data.secrets.map(({ name }) => name).join(', ')}, in the repository too`;
        },
      },
      {
        client: 'octokit',
        operation: 'actions/set-selected-repos-for-org-secret',
        what: 'gives one of the organisation to a repository that it selects',
        status: 204,
        act: async ({ gh, octokit }) => {
          await gh.feed('for some', 'secret', 'set', 'CHOSEN', '--org', 'acme', '--visibility', 'private');
          const { data: key } = await octokit.rest.actions.getOrgPublicKey({ org: 'acme' });
          const encrypted_value = await gh.feed('for one', 'secret', 'set', 'CHOSEN', '--org', 'acme', '--no-store');
          const chosen = { org: 'acme', secret_name: 'CHOSEN' };
          const secret = { ...chosen, encrypted_value, key_id: key.key_id, visibility: 'selected' as const };
          await octokit.rest.actions.createOrUpdateOrgSecret(secret);
          const { data: repository } = await octokit.rest.repos.get(at);
          const selected = { ...chosen, selected_repository_ids: [repository.id] };
          return (await octokit.rest.actions.setSelectedReposForOrgSecret(selected)).status;
        },
        witness: 'curl',
        state: 'settings',
        look: async ({ curl }) => {
          const { json } = await curl.get('/orgs/acme/actions/secrets/CHOSEN/repositories');
          return (json?.repositories ?? []).map(({ name }: { name: string }) => name).join(', ');
        },
        needs: ['gh'],
      },
      {
        client: 'octokit',
        operation: 'repos/create-or-update-environment',
        what: 'creates an environment',
        status: 200,
        act: async ({ octokit }) => {
          const environment = { ...at, environment_name: 'production' };
          return (await octokit.rest.repos.createOrUpdateEnvironment(environment)).status;
        },
        witness: 'curl',
        state: 'production',
        look: curlReads('/repos/acme/settings/environments/production', 'name'),
      },
      {
        client: 'gh',
        operation: 'actions/create-or-update-environment-secret',
        what: '`secret set --env`',
        status: 201,
        act: async ({ gh }) => {
          await gh.feed('deep', 'secret', 'set', 'DEPLOY_KEY', '--env', 'production', '--repo', 'acme/settings');
        },
        witness: 'octokit',
        state: 'DEPLOY_KEY',
        look: async ({ octokit }) => {
          const environment = { ...at, environment_name: 'production' };
          const { data } = await octokit.rest.actions.listEnvironmentSecrets(environment);
          return data.secrets.map(({ name }) => name).join(', ');
        },
      },
      {
        client: 'octokit',
        operation: 'actions/create-environment-variable',
        what: 'sets a variable of the environment',
        status: 201,
        act: async ({ octokit }) => {
          const variable = { ...at, environment_name: 'production', name: 'REGION', value: 'eu-west' };
          return (await octokit.rest.actions.createEnvironmentVariable(variable)).status;
        },
        witness: 'gh',
        state: 'REGION, eu-west',
        look: ghReads('repos/acme/settings/environments/production/variables', '.variables[] | .name, .value'),
      },
      {
        client: 'gh',
        operation: 'actions/create-repo-variable',
        what: 'sets a variable of the repository (`variable set`; `api` in versions that have none)',
        status: 201,
        act: async ({ gh }) => {
          const isThere = await gh.run('variable', '--help').then(
            () => true,
            () => false,
          );
          const fields = ['--field', 'name=color', '--field', 'value=blue'];
          await (isThere
            ? gh.run('variable', 'set', 'color', '--body', 'blue', '--repo', 'acme/settings')
            : gh.run('api', 'repos/acme/settings/actions/variables', ...fields));
        },
        witness: 'octokit',
        state: 'COLOR is blue',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.actions.getRepoVariable({ ...at, name: 'color' });
          return `${data.name} is ${data.value}`;
        },
      },
      {
        client: 'octokit',
        operation: 'actions/update-repo-variable',
        what: 'changes it',
        status: 204,
        act: async ({ octokit }) =>
          (await octokit.rest.actions.updateRepoVariable({ ...at, name: 'COLOR', value: 'green' })).status,
        witness: 'PyGithub',
        state: 'green',
        look: pygithubPrints(
          "repo = github.get_repo('acme/settings')",
          "_, variable = repo._requester.requestJsonAndCheck('GET', f'{repo.url}/actions/variables/COLOR')",
          "print(variable['value'])",
        ),
        needs: ['gh'],
      },
      {
        client: 'curl',
        operation: 'actions/create-org-variable',
        what: 'sets a variable of the organisation',
        status: 201,
        act: async ({ curl }) => {
          const body = { name: 'TIER', value: 'gold', visibility: 'all' };
          return (await curl.send('/orgs/acme/actions/variables', { method: 'POST', body })).status;
        },
        witness: 'octokit',
        state: 'TIER, in the repository too',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.actions.listRepoOrganizationVariables(at);
          return `${data.variables.map(({ name }) => name).join(', ')}, in the repository too`;
        },
      },
    ],
  };
}
