import { join } from 'node:path';
import type { BenchTopic } from '../bench.js';
import { makeCertificate } from '../certificate.js';
import { curlReads, ghReads, gitLists, octokitReads } from './looks.js';

const at = { owner: 'acme', repo: 'reach' };

/** Ways to reach the simulator. */
export function connections(): BenchTopic {
  return {
    title: 'Connections',
    lines: [
      {
        client: 'octokit',
        operation: 'repos/create-in-org',
        what: 'creates a repository',
        status: 201,
        act: async ({ octokit }) =>
          (await octokit.rest.repos.createInOrg({ org: 'acme', name: 'reach', auto_init: true })).status,
        witness: 'git',
        state: 'README.md',
        look: gitLists('reach'),
      },
      {
        client: 'gh',
        operation: 'repos/get',
        what: 'reaches `api.github.localhost` through the simulator as its proxy',
        status: 200,
        act: async ({ gh }) => {
          const came = await gh.run('api', 'repos/acme/reach', '--jq', '.url, .clone_url');
          const wanted = 'http://api.github.localhost/repos/acme/reach\nhttp://github.localhost/acme/reach.git';
          if (came !== wanted) throw new Error(came);
        },
        witness: 'git',
        state: 'README.md, from github.localhost through the same proxy',
        look: async ({ git, server, directory }) => {
          const target = join(directory, 'proxied');
          const url = 'http://x-access-token@github.localhost/acme/reach.git';
          await git.run(directory, '-c', `http.proxy=${server.url}`, 'clone', '--quiet', url, target);
          return `${await git.run(target, 'ls-files')}, from github.localhost through the same proxy`;
        },
      },
      {
        client: 'curl',
        operation: 'repos/get',
        what: '`--proxy`: an absolute target',
        status: 200,
        act: async ({ curl, server }) => {
          const options = [`proxy = "${server.url}"`];
          const { status, json } = await curl.get('http://api.github.localhost/repos/acme/reach', { options });
          if (json?.url !== 'http://api.github.localhost/repos/acme/reach') throw new Error(json?.url);
          return status;
        },
        witness: 'gh',
        state: 'http://api.github.localhost/repos/acme/reach',
        look: ghReads('repos/acme/reach', '.url'),
      },
      {
        client: 'octokit',
        operation: 'repos/create-or-update-file-contents',
        what: 'speaks to an enterprise server, below `/api/v3`',
        status: 201,
        act: async ({ server, octokit }) => {
          const file = { path: 'v3.txt', message: 'Below /api/v3', content: Buffer.from('v3').toString('base64') };
          const baseUrl = `${server.url}/api/v3`;
          const { status, data } = await octokit.rest.repos.createOrUpdateFileContents({ ...at, ...file, baseUrl });
          if (!data.content?.url?.startsWith(baseUrl)) throw new Error(data.content?.url);
          return status;
        },
        witness: 'curl',
        state: 'v3.txt',
        look: curlReads('/repos/acme/reach/contents/v3.txt', 'name'),
      },
      {
        client: 'PyGithub',
        operation: 'repos/list-branches',
        what: 'follows addresses below `/api/v3`',
        status: 200,
        act: async ({ server, pygithub }) => {
          const program = "print(sorted(branch.name for branch in github.get_repo('acme/reach').get_branches()))";
          const came = await pygithub.at(`${server.url}/api/v3`).run(program);
          if (came !== "['main']") throw new Error(came);
        },
        witness: 'curl',
        state: 'main',
        look: async ({ curl }) => {
          const { json } = await curl.get('/api/v3/repos/acme/reach/branches/');
          return json.map(({ name }: { name: string }) => name).join(', ');
        },
      },
      {
        client: 'curl',
        operation: 'repos/create-or-update-file-contents',
        what: '`--unix-socket`',
        status: 201,
        act: async ({ curl, simulator, directory }) => {
          const socketPath = join(directory, 'socket');
          const server = await simulator.listen({ socketPath });
          const body = { message: 'Over a socket', content: Buffer.from('socket').toString('base64') };
          const options = [`unix-socket = "${socketPath}"`];
          const target = 'http://localhost/repos/acme/reach/contents/socket.txt';
          const { status } = await curl.send(target, { method: 'PUT', body, options });
          await server.close();
          return status;
        },
        witness: 'octokit',
        state: 'socket',
        look: octokitReads('reach', 'socket.txt'),
      },
      {
        client: 'curl',
        operation: 'repos/create-or-update-file-contents',
        what: '`--cacert`: TLS with a certificate of its own',
        status: 201,
        act: async ({ curl, simulator, directory }) => {
          const { file, ...tls } = await makeCertificate(directory);
          const server = await simulator.listen({ tls });
          const body = { message: 'Over TLS', content: Buffer.from('tls').toString('base64') };
          const options = [`cacert = "${file}"`];
          const target = `${server.url}/repos/acme/reach/contents/tls.txt`;
          const { status, json } = await curl.send(target, { method: 'PUT', body, options });
          await server.close();
          if (!json.content.url.startsWith(server.url)) throw new Error(json.content.url);
          return status;
        },
        witness: 'octokit',
        state: 'tls',
        look: octokitReads('reach', 'tls.txt'),
        needs: ['openssl'],
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'pushes over TLS (`http.sslCAInfo`)',
        status: 200,
        act: async ({ git, simulator, directory }) => {
          const { file, ...tls } = await makeCertificate(directory);
          const server = await simulator.listen({ tls });
          const clone = await git.clone('reach');
          await clone.commit('Push over TLS', { 'pushed.txt': 'pushed over TLS\n' });
          const url = `${server.url.replace('://', '://x-access-token@')}/acme/reach.git`;
          await clone.run('-c', `http.sslCAInfo=${file}`, 'push', '--quiet', url, 'main');
          await server.close();
        },
        witness: 'octokit',
        state: 'pushed over TLS',
        look: octokitReads('reach', 'pushed.txt'),
        needs: ['openssl'],
      },
    ],
  };
}
