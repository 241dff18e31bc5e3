import type { BenchTopic } from '../bench.js';
import { refusal } from '../clients/octokit.js';
import { expectFailure } from './expect-failure.js';
import { curlReads, ghReads, gitLists, pygithubPrints } from './looks.js';

/** Repositories: made, changed, renamed, copied from a template, deleted. */
export function repositories(): BenchTopic {
  const kept = { id: 0 };
  return {
    title: 'Repositories',
    lines: [
      {
        client: 'octokit',
        operation: 'repos/create-in-org',
        what: 'creates one with a first commit',
        status: 201,
        act: async ({ octokit }) =>
          (await octokit.rest.repos.createInOrg({ org: 'acme', name: 'by-octokit', auto_init: true })).status,
        witness: 'git',
        state: 'README.md',
        look: gitLists('by-octokit'),
      },
      {
        client: 'PyGithub',
        operation: 'repos/create-in-org',
        what: 'creates one that is private, with a description',
        status: 201,
        act: async ({ pygithub }) => {
          await pygithub.run(
            "acme = github.get_organization('acme')",
            "acme.create_repo('by-pygithub', description='Sells things', private=True)",
          );
        },
        witness: 'curl',
        state: 'by-pygithub, Sells things, private',
        look: curlReads('/repos/acme/by-pygithub', 'name', 'description', 'visibility'),
      },
      {
        client: 'gh',
        operation: 'repos/create-in-org',
        what: 'creates one with `api --field`',
        status: 201,
        act: async ({ gh }) => {
          await gh.run('api', 'orgs/acme/repos', '--field', 'name=by-gh', '--field', 'auto_init=true');
        },
        witness: 'octokit',
        state: 'acme/by-gh on main',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.repos.get({ owner: 'acme', repo: 'by-gh' });
          return `${data.full_name} on ${data.default_branch}`;
        },
      },
      {
        client: 'curl',
        operation: 'repos/create-in-org',
        what: 'creates one that is empty',
        status: 201,
        act: async ({ curl }) =>
          (await curl.send('/orgs/acme/repos', { method: 'POST', body: { name: 'by-curl' } })).status,
        witness: 'git',
        state: 'nothing',
        look: async ({ git }) => (await (await git.clone('by-curl')).run('branch', '--all')) || 'nothing',
      },
      {
        client: 'octokit',
        operation: 'repos/create-in-org',
        what: 'creates one whose name is taken, in other letters',
        status: 422,
        act: async ({ octokit }) =>
          (await refusal(octokit.rest.repos.createInOrg({ org: 'acme', name: 'By-Curl' }))).status,
        witness: 'PyGithub',
        state: '422 name already exists on this account',
        look: pygithubPrints(
          'try:',
          "    github.get_organization('acme').create_repo('BY-CURL')",
          'except GithubException as error:',
          "    print(error.status, error.data['errors'][0]['message'])",
        ),
      },
      {
        client: 'PyGithub',
        operation: 'repos/list-for-org',
        what: 'lists those of the organisation',
        status: 200,
        act: async ({ pygithub }) => {
          const names = await pygithub.run(
            "print(sorted(repo.name for repo in github.get_organization('acme').get_repos() if repo.name[:3] == 'by-'))",
          );
          if (names !== "['by-curl', 'by-gh', 'by-octokit', 'by-pygithub']") throw new Error(names);
        },
        witness: 'gh',
        state: 'by-curl, by-gh, by-octokit, by-pygithub',
        look: ghReads('orgs/acme/repos?sort=full_name', '.[].name | select(startswith("by-"))'),
      },
      {
        client: 'octokit',
        operation: 'apps/list-repos-accessible-to-installation',
        what: 'goes through all that the App reaches (`app.eachRepository`)',
        status: 200,
        act: async ({ app }) => {
          const names: string[] = [];
          await app.eachRepository(({ repository }) => void names.push(repository.name));
          const own = names.filter((name) => name.startsWith('by-')).sort();
          if (own.join() !== 'by-curl,by-gh,by-octokit,by-pygithub') throw new Error(own.join());
        },
        witness: 'curl',
        state: 'all',
        look: curlReads('/installation/repositories', 'repository_selection'),
        needs: ['gh', 'PyGithub'],
      },
      {
        client: 'PyGithub',
        operation: 'repos/update',
        what: 'edits description, home page and features',
        status: 200,
        act: async ({ pygithub }) => {
          await pygithub.run(
            "repo = github.get_repo('acme/by-octokit')",
            "repo.edit(description='Edited', homepage='https://example.org', has_wiki=False)",
          );
        },
        witness: 'gh',
        state: 'Edited, https://example.org, false',
        look: ghReads('repos/acme/by-octokit', '.description, .homepage, .has_wiki'),
      },
      {
        client: 'PyGithub',
        operation: 'repos/replace-all-topics',
        what: 'sets topics',
        status: 200,
        act: async ({ pygithub }) => {
          await pygithub.run("github.get_repo('acme/by-octokit').replace_topics(['shop', 'node'])");
        },
        witness: 'octokit',
        state: 'shop, node',
        look: async ({ octokit }) =>
          (await octokit.rest.repos.getAllTopics({ owner: 'acme', repo: 'by-octokit' })).data.names.join(', '),
      },
      {
        client: 'octokit',
        operation: 'repos/replace-all-topics',
        what: 'replaces them',
        status: 200,
        act: async ({ octokit }) =>
          (await octokit.rest.repos.replaceAllTopics({ owner: 'acme', repo: 'by-octokit', names: ['api'] })).status,
        witness: 'PyGithub',
        state: "['api']",
        look: pygithubPrints("print(github.get_repo('acme/by-octokit').get_topics())"),
      },
      {
        client: 'octokit',
        operation: 'repos/update',
        what: 'makes one a template',
        status: 200,
        act: async ({ octokit }) =>
          (await octokit.rest.repos.update({ owner: 'acme', repo: 'by-octokit', is_template: true })).status,
        witness: 'curl',
        state: 'true',
        look: curlReads('/repos/acme/by-octokit', 'is_template'),
      },
      {
        client: 'octokit',
        operation: 'repos/create-using-template',
        what: 'creates one from that template',
        status: 201,
        act: async ({ octokit }) => {
          const template = { template_owner: 'acme', template_repo: 'by-octokit' };
          return (await octokit.rest.repos.createUsingTemplate({ ...template, owner: 'acme', name: 'generated' }))
            .status;
        },
        witness: 'git',
        state: 'README.md, Initial commit',
        look: async ({ git }) => {
          const clone = await git.clone('generated');
          return `${await clone.files()}, ${await clone.log()}`;
        },
      },
      {
        client: 'octokit',
        operation: 'repos/update',
        what: 'renames one',
        status: 200,
        act: async ({ octokit }) => {
          const { status, data } = await octokit.rest.repos.update({
            owner: 'acme',
            repo: 'by-octokit',
            name: 'renamed',
          });
          kept.id = data.id;
          return status;
        },
        witness: 'curl',
        state: '301 Moved Permanently to the address by id, and there renamed',
        look: async ({ curl, server }) => {
          const { status, json } = await curl.get('/repos/acme/by-octokit');
          const { json: moved } = await curl.get('/repos/acme/by-octokit', { options: ['location'] });
          const isById = json?.url === `${server.url}/repositories/${kept.id}`;
          return `${status} ${json?.message} to ${isById ? 'the address by id' : json?.url}, and there ${moved?.name}`;
        },
      },
      {
        client: 'git',
        operation: 'git-upload-pack',
        what: 'clones it by its old name',
        status: 200,
        act: async ({ git }) => {
          await git.clone('by-octokit');
        },
        witness: 'PyGithub',
        state: 'acme/renamed',
        look: pygithubPrints("print(github.get_repo('acme/by-octokit').full_name)"),
      },
      {
        client: 'octokit',
        operation: 'repos/update',
        what: 'changes it by its old name: 307, and the same again there',
        status: 200,
        act: async ({ octokit }) => {
          const old = { owner: 'acme', repo: 'by-octokit' };
          return (await octokit.rest.repos.update({ ...old, description: 'Found again' })).status;
        },
        witness: 'gh',
        state: 'renamed, Found again',
        look: ghReads('repos/acme/by-octokit', '.name, .description'),
      },
      {
        client: 'PyGithub',
        operation: 'repos/delete',
        what: 'deletes one',
        status: 204,
        act: async ({ pygithub }) => {
          await pygithub.run("github.get_repo('acme/by-pygithub').delete()");
        },
        witness: 'git',
        state: 'Repository not found',
        look: async ({ git }) => {
          await expectFailure(git.clone('by-pygithub'), 'Repository not found');
          return 'Repository not found';
        },
      },
    ],
  };
}
