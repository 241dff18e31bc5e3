import type { Bench, BenchTopic } from '../bench.js';
import { refusal } from '../clients/octokit.js';
import { expectFailure } from './expect-failure.js';
import { ghReads, octokitReads, pygithubPrints } from './looks.js';

const at = { owner: 'acme', repo: 'wire' };

/** Paths, headers and versions, whatever is asked for. */
export function requests(): BenchTopic {
  const kept = { tag: '', location: '' };
  return {
    title: 'Requests',
    lines: [
      {
        client: 'octokit',
        operation: 'repos/create-in-org',
        what: 'creates a repository, found at the address that the answer names',
        status: 201,
        act: async ({ octokit }) => {
          const repository = { org: 'acme', name: 'wire', auto_init: true };
          const { status, data, headers } = await octokit.rest.repos.createInOrg(repository);
          kept.location = headers.location ?? '';
          if (kept.location !== data.url) throw new Error(kept.location);
          return status;
        },
        witness: 'curl',
        state: 'wire',
        look: async ({ curl }) => (await curl.get(kept.location)).json?.name,
      },
      {
        client: 'curl',
        operation: 'repos/get',
        what: '`--head`: headers as for GET, no body',
        status: 200,
        act: async ({ curl }) => {
          const { status, headers, bytes } = await curl.get('/repos/acme/wire', {
            options: ['head', 'output = /dev/null'],
          });
          kept.tag = headers.get('etag') ?? 'no etag';
          if (bytes.length > 0) throw new Error(`${bytes.length} bytes`);
          return status;
        },
        witness: 'octokit',
        state: '304 for the tag of its own HEAD',
        look: async ({ octokit }) => {
          const { headers } = await octokit.request('HEAD /repos/{owner}/{repo}', at);
          const conditional = { ...at, headers: { 'if-none-match': headers.etag } };
          const { status } = await refusal(octokit.rest.repos.get(conditional));
          return `${status} for the tag of its own HEAD`;
        },
      },
      {
        client: 'curl',
        operation: 'repos/get',
        what: '`If-None-Match` with the tag of that HEAD: free of charge',
        status: 304,
        act: async ({ curl }) => {
          const { headers: before } = await curl.get('/repos/acme/wire');
          const reply = await curl.get('/repos/acme/wire', { headers: [`If-None-Match: ${kept.tag}`] });
          if (reply.bytes.length > 0) throw new Error(`${reply.bytes.length} bytes`);
          const used = [before, reply.headers].map((headers) => headers.get('x-ratelimit-used'));
          if (used[0] !== used[1]) throw new Error(`it was counted: ${used.join(', then ')}`);
          return reply.status;
        },
        witness: 'PyGithub',
        state: 'Changed by itself, of which curl is told with 200',
        look: async ({ pygithub, curl }) => {
          const program = ["repo = github.get_repo('acme/wire')", "repo.edit(description='Changed')"];
          const description = await pygithub.run(...program, 'print(repo.description)');
          const { status } = await curl.get('/repos/acme/wire', { headers: [`If-None-Match: ${kept.tag}`] });
          return `${description} by itself, of which curl is told with ${status}`;
        },
      },
      {
        client: 'PyGithub',
        operation: 'repos/get',
        what: '`update()`: its own conditional request',
        status: 304,
        act: async ({ pygithub }) => {
          const came = await pygithub.run("print(github.get_repo('acme/wire').update())");
          if (came !== 'False') throw new Error(came);
        },
        witness: 'gh',
        state: 'Changed',
        look: ghReads('repos/acme/wire', '.description'),
      },
      {
        client: 'curl',
        operation: 'repos/create-or-update-file-contents',
        what: 'writes to a path with `%2F` and a space in it',
        status: 201,
        act: async ({ curl }) => {
          const body = { message: 'Add a file', content: Buffer.from('found').toString('base64') };
          return (await curl.send('/repos/acme/wire/contents/a%2Fb%2Fc%20d.txt', { method: 'PUT', body })).status;
        },
        witness: 'octokit',
        state: 'found',
        look: octokitReads('wire', 'a/b/c d.txt'),
      },
      {
        client: 'curl',
        operation: 'repos/get-content',
        what: 'asks with a trailing slash',
        status: 200,
        act: async ({ curl }) => (await curl.get('/repos/acme/wire/contents/')).status,
        witness: 'PyGithub',
        state: "['README.md', 'a']",
        look: pygithubPrints("print(sorted(it.name for it in github.get_repo('acme/wire').get_contents('/')))"),
      },
      {
        client: 'curl',
        operation: 'repos/get-branch',
        what: 'asks for a branch whose slash is `%2F`',
        status: 200,
        act: async ({ curl, git }) => {
          const clone = await git.clone('wire');
          await clone.push('origin', 'HEAD:refs/heads/feature/slash');
          return (await curl.get('/repos/acme/wire/branches/feature%2Fslash')).status;
        },
        witness: 'gh',
        state: 'feature/slash',
        look: ghReads('repos/acme/wire/branches/feature/slash', '.name'),
      },
      {
        client: 'curl',
        operation: 'repos/get',
        what: 'writes owner and name in other letters',
        status: 200,
        act: async ({ curl }) => (await curl.get('/repos/ACME/Wire')).status,
        witness: 'git',
        state: 'refs/heads/main',
        look: async ({ git, server, directory }) => {
          const url = `${server.url.replace('://', '://x-access-token@')}/Acme/WIRE`;
          return (await git.run(directory, 'ls-remote', url, 'refs/heads/main')).split('\t')[1] ?? '';
        },
      },
      {
        client: 'curl',
        operation: 'rate-limit/get',
        what: 'asks for its limits, which is free of charge',
        status: 200,
        act: async ({ curl }) => {
          const used = async () => (await curl.get('/rate_limit')).json.resources.core.used;
          const [first, second] = [await used(), await used()];
          if (first !== second) throw new Error(`it was counted: ${first}, then ${second}`);
          return 200;
        },
        witness: 'octokit',
        state: 'core, 5000 an hour',
        look: async ({ octokit }) => {
          const { headers } = await octokit.rest.repos.get(at);
          return `${headers['x-ratelimit-resource']}, ${headers['x-ratelimit-limit']} an hour`;
        },
      },
      {
        client: 'curl',
        operation: 'repos/get',
        what: 'asks for an API version that there is none of',
        status: 400,
        act: async ({ curl }) =>
          (await curl.get('/repos/acme/wire', { headers: ['X-GitHub-Api-Version: 1999-01-01'] })).status,
        witness: 'octokit',
        state: '2022-11-28',
        look: async ({ octokit }) => {
          const { headers } = await octokit.rest.repos.get(at);
          return String(headers['x-github-api-version-selected']);
        },
      },
      {
        client: 'curl',
        operation: 'meta/root',
        what: '`--head` of the root, as Renovate begins',
        status: 200,
        act: async ({ curl }) => (await curl.get('/', { options: ['head', 'output = /dev/null'] })).status,
        witness: 'gh',
        state: 'http://api.github.localhost/repos/{owner}/{repo}',
        look: ghReads('/', '.repository_url'),
      },
      {
        client: 'gh',
        operation: 'POST /graphql',
        what: '`api graphql`, which the simulator does not model',
        status: 501,
        act: ({ gh }) => expectFailure(gh.run('api', 'graphql', '--raw-field', 'query={viewer{login}}'), 'HTTP 501'),
        witness: 'simulator',
        state: 'POST /graphql',
        look: lastUnhandled,
      },
      {
        client: 'curl',
        operation: 'GET /repos/acme/wire/issues',
        what: 'asks for what the simulator does not model',
        status: 501,
        act: async ({ curl }) => {
          const { status, json } = await curl.get('/repos/acme/wire/issues');
          if (json?.message !== 'The GitHub simulator does not model GET /repos/acme/wire/issues') {
            throw new Error(json?.message);
          }
          return status;
        },
        witness: 'simulator',
        state: 'GET /repos/acme/wire/issues',
        look: lastUnhandled,
      },
    ],
  };
}

async function lastUnhandled({ simulator }: Bench): Promise<string> {
  const last = simulator.unhandled().at(-1);
  return `${last?.method} ${last?.path}`;
}
