import type { BenchTopic } from '../bench.js';
import { refusal } from '../clients/octokit.js';
import { expectFailure } from './expect-failure.js';
import { curlReads, ghReads, opened } from './looks.js';

const at = { owner: 'acme', repo: 'secrets' };

/** Secrets, sealed by the clients' own cryptography and opened by the simulator. */
export function secrets(): BenchTopic {
  const kept = { key: '' };
  return {
    title: 'Secrets',
    lines: [
      {
        client: 'octokit',
        operation: 'actions/get-repo-public-key',
        what: 'asks for the key to seal with',
        status: 200,
        act: async ({ octokit }) => {
          await octokit.rest.repos.createInOrg({ org: 'acme', name: 'secrets', auto_init: true });
          const { status, data } = await octokit.rest.actions.getRepoPublicKey(at);
          kept.key = data.key;
          return status;
        },
        witness: 'curl',
        state: 'the same key, of 32 bytes',
        look: async ({ curl }) => {
          const { json } = await curl.get('/repos/acme/secrets/actions/secrets/public-key');
          const bytes = Buffer.from(json.key, 'base64').length;
          return `${json.key === kept.key ? 'the same' : 'another'} key, of ${bytes} bytes`;
        },
      },
      {
        client: 'gh',
        operation: 'actions/create-or-update-repo-secret',
        what: '`secret set`, of several lines',
        status: 201,
        act: async ({ gh }) => {
          await gh.feed('s3cr€t\nof two lines', 'secret', 'set', 'DATABASE_URL', '--repo', 'acme/secrets');
        },
        witness: 'simulator',
        state: 's3cr€t, of two lines',
        look: async (bench) => (await opened('secrets', 'DATABASE_URL')(bench)).replace('\n', ', '),
      },
      {
        client: 'gh',
        operation: 'actions/create-or-update-repo-secret',
        what: '`secret set` again',
        status: 204,
        act: async ({ gh }) => {
          await gh.feed('replaced', 'secret', 'set', 'DATABASE_URL', '--repo', 'acme/secrets');
        },
        witness: 'simulator',
        state: 'replaced',
        look: opened('secrets', 'DATABASE_URL'),
      },
      {
        client: 'PyGithub',
        operation: 'actions/create-or-update-repo-secret',
        what: 'creates one',
        status: 201,
        act: async ({ pygithub }) => {
          const came = await pygithub.run("print(github.get_repo('acme/secrets').create_secret('API_KEY', 'Grüße'))");
          if (came !== 'True') throw new Error(came);
        },
        witness: 'simulator',
        state: 'Grüße',
        look: opened('secrets', 'api_key'),
      },
      {
        client: 'octokit',
        operation: 'actions/create-or-update-repo-secret',
        what: 'sends one that is not sealed',
        status: 422,
        act: async ({ octokit }) => {
          const { data: key } = await octokit.rest.actions.getRepoPublicKey(at);
          const encrypted_value = Buffer.from('in plain').toString('base64');
          const secret = { ...at, secret_name: 'API_KEY', encrypted_value, key_id: key.key_id };
          return (await refusal(octokit.rest.actions.createOrUpdateRepoSecret(secret))).status;
        },
        witness: 'simulator',
        state: 'Grüße',
        look: opened('secrets', 'API_KEY'),
        needs: ['PyGithub'],
      },
      {
        client: 'octokit',
        operation: 'actions/list-repo-secrets',
        what: 'lists what the others set',
        status: 200,
        act: async ({ octokit }) => {
          const { status, data } = await octokit.rest.actions.listRepoSecrets(at);
          const names = data.secrets.map(({ name }) => name).join(', ');
          if (names !== 'API_KEY, DATABASE_URL') throw new Error(names);
          return status;
        },
        witness: 'gh',
        state: 'API_KEY, DATABASE_URL',
        look: async ({ gh }) => namesIn(await gh.run('secret', 'list', '--repo', 'acme/secrets')),
        needs: ['PyGithub'],
      },
      {
        client: 'gh',
        operation: 'actions/delete-repo-secret',
        what: '`secret delete`',
        status: 204,
        act: async ({ gh }) => {
          await gh.run('secret', 'delete', 'DATABASE_URL', '--repo', 'acme/secrets');
        },
        witness: 'curl',
        state: '404 Not Found',
        look: curlReads('/repos/acme/secrets/actions/secrets/DATABASE_URL'),
      },
      {
        client: 'PyGithub',
        operation: 'actions/delete-repo-secret',
        what: 'deletes the other',
        status: 204,
        act: async ({ pygithub }) => {
          const came = await pygithub.run("print(github.get_repo('acme/secrets').delete_secret('API_KEY'))");
          if (came !== 'True') throw new Error(came);
        },
        witness: 'gh',
        state: '0',
        look: ghReads('repos/acme/secrets/actions/secrets', '.total_count'),
      },
      {
        client: 'gh',
        operation: 'actions/create-or-update-repo-secret',
        what: '`secret set` with a name that GitHub keeps for itself',
        status: 422,
        act: ({ gh }) =>
          expectFailure(gh.feed('no', 'secret', 'set', 'GITHUB_TOKEN', '--repo', 'acme/secrets'), 'HTTP 422'),
        witness: 'octokit',
        state: 'nothing',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.actions.listRepoSecrets(at);
          return data.secrets.map(({ name }) => name).join(', ') || 'nothing';
        },
      },
    ],
  };
}

/** First column of what gh prints when it has no terminal. */
function namesIn(output: string): string {
  return output
    .split('\n')
    .map((line) => line.split('\t')[0])
    .join(', ');
}
