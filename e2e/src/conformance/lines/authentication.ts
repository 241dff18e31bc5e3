import type { BenchLine, BenchTopic } from '../bench.js';
import type { Curl, CurlReply } from '../clients/curl.js';
import { octokitWith } from '../clients/octokit.js';
import { expectFailure } from './expect-failure.js';
import { gitLists, octokitLogs } from './looks.js';

/** Schemes that clients send a token in, and what comes after them. */
const schemes: readonly [string, (token: string) => string][] = [
  ['token', (token) => `token ${token}`],
  ['bearer', (token) => `bearer ${token}`],
  ['Bearer', (token) => `Bearer ${token}`],
  ['basic, the token as password', (token) => `basic ${base64(`x-access-token:${token}`)}`],
  ['Basic, the token as user', (token) => `Basic ${base64(`${token}:x-oauth-basic`)}`],
];

/** The App, its installation, and the tokens of both. */
export function authentication(): BenchTopic {
  const kept = { token: '' };
  return {
    title: 'The App and its tokens',
    lines: [
      {
        client: 'octokit',
        operation: 'apps/get-authenticated',
        what: 'signs a JSON web token as the App',
        status: 200,
        act: async ({ app }) => (await app.octokit.rest.apps.getAuthenticated()).status,
        witness: 'curl',
        state: 'project-factory, with the same JSON web token',
        look: async ({ app, curl }) => {
          const { token } = (await app.octokit.auth({ type: 'app' })) as { token: string };
          const { json } = await curl.get('/app', { authorization: `Bearer ${token}` });
          return `${json.slug}, with the same JSON web token`;
        },
      },
      {
        client: 'octokit',
        operation: 'apps/create-installation-access-token',
        what: 'mints a token for the installation',
        status: 201,
        act: async ({ app }) => {
          const { data: installation } = await app.octokit.rest.apps.getOrgInstallation({ org: 'acme' });
          const { status, data } = await app.octokit.rest.apps.createInstallationAccessToken({
            installation_id: installation.id,
          });
          kept.token = data.token;
          return status;
        },
        witness: 'curl',
        state: '200 with that token',
        look: async ({ curl }) => `${await statusWith(curl, kept.token)} with that token`,
      },
      {
        client: 'octokit',
        operation: 'apps/revoke-installation-access-token',
        what: 'revokes that token',
        status: 204,
        act: async ({ server }) =>
          (await octokitWith(server.url, kept.token).rest.apps.revokeInstallationAccessToken()).status,
        witness: 'curl',
        state: '401 with that token',
        look: async ({ curl }) => `${await statusWith(curl, kept.token)} with that token`,
      },
      {
        client: 'octokit',
        operation: 'repos/create-in-org',
        what: 'creates a private repository',
        status: 201,
        act: async ({ octokit }) => {
          const repository = { org: 'acme', name: 'vault', private: true, auto_init: true };
          return (await octokit.rest.repos.createInOrg(repository)).status;
        },
        witness: 'curl',
        state: '404 without a token',
        look: async ({ curl }) =>
          `${(await curl.get('/repos/acme/vault', { authorization: null })).status} without a token`,
      },
      ...schemes.map(schemeLine),
      {
        client: 'PyGithub',
        operation: 'apps/create-installation-access-token',
        what: 'mints a token for the installation of a repository',
        status: 201,
        act: async ({ pygithub }) => {
          kept.token = await pygithub.run(
            "app = GithubIntegration(int(os.environ['GITHUB_APP_ID']), os.environ['GITHUB_APP_KEY'], base_url=root)",
            "print(app.get_access_token(app.get_installation('acme', 'vault').id).token)",
          );
        },
        witness: 'git',
        state: 'README.md, with that token',
        look: async ({ git }) => `${await (await git.as(kept.token).clone('vault')).files()}, with that token`,
      },
      {
        client: 'curl',
        operation: 'repos/create-or-update-file-contents',
        what: 'writes a file with a token that does not exist',
        status: 401,
        act: async ({ curl }) => (await putFile(curl, `Bearer ghs_${'0'.repeat(36)}`)).status,
        witness: 'git',
        state: 'README.md',
        look: gitLists('vault'),
      },
      {
        client: 'octokit',
        operation: 'apps/create-installation-access-token',
        what: 'mints a token that may only read one repository',
        status: 201,
        act: async ({ app }) => {
          const { data: installation } = await app.octokit.rest.apps.getOrgInstallation({ org: 'acme' });
          const { status, data } = await app.octokit.rest.apps.createInstallationAccessToken({
            installation_id: installation.id,
            repositories: ['vault'],
            permissions: { contents: 'read' },
          });
          kept.token = data.token;
          return status;
        },
        witness: 'git',
        state: 'README.md, with that token',
        look: async ({ git }) => `${await (await git.as(kept.token).clone('vault')).files()}, with that token`,
      },
      {
        client: 'curl',
        operation: 'repos/create-or-update-file-contents',
        what: 'writes a file with the token that may only read',
        status: 403,
        act: async ({ curl }) => (await putFile(curl, `token ${kept.token}`)).status,
        witness: 'octokit',
        state: 'Initial commit',
        look: octokitLogs('vault'),
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'pushes with the token that may only read',
        status: 403,
        act: async ({ git }) => {
          const clone = await git.as(kept.token).clone('vault');
          await clone.commit('Not allowed', { 'refused.txt': 'refused\n' });
          await expectFailure(clone.push('origin', 'main'), '403');
        },
        witness: 'octokit',
        state: 'Initial commit',
        look: octokitLogs('vault'),
      },
    ],
  };
}

function schemeLine([scheme, authorizationOf]: (typeof schemes)[number]): BenchLine {
  const kept = { id: 0 };
  return {
    client: 'curl',
    operation: 'repos/get',
    what: `reads it with the scheme ${scheme}`,
    status: 200,
    act: async ({ curl, simulator }) => {
      const authorization = authorizationOf(simulator.installationToken('acme'));
      const { status, json } = await curl.get('/repos/acme/vault', { authorization });
      kept.id = json.id;
      return status;
    },
    witness: 'octokit',
    state: 'the same repository',
    look: async ({ octokit }) => {
      const { data } = await octokit.rest.repos.get({ owner: 'acme', repo: 'vault' });
      return data.id === kept.id ? 'the same repository' : data.full_name;
    },
  };
}

function putFile(curl: Curl, authorization: string): Promise<CurlReply> {
  const body = { message: 'Not allowed', content: base64('refused') };
  return curl.send('/repos/acme/vault/contents/refused.txt', { method: 'PUT', body, authorization });
}

async function statusWith(curl: Curl, token: string): Promise<number> {
  return (await curl.get('/installation/repositories', { authorization: `token ${token}` })).status;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
