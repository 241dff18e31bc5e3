import type { Bench, BenchTopic } from '../bench.js';

const at = { owner: 'acme', repo: 'pages' };
const branches = 45;

/** Lists of more than a page, by each client's own way through them. */
export function pagination(): BenchTopic {
  return {
    title: 'Pages',
    lines: [
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: `pushes ${branches} branches at once`,
        status: 200,
        act: async ({ git, octokit }) => {
          await octokit.rest.repos.createInOrg({ org: 'acme', name: 'pages', auto_init: true });
          const clone = await git.clone('pages');
          const names = Array.from({ length: branches - 1 }, (_, index) => `HEAD:refs/heads/branch-${index + 10}`);
          await clone.push('origin', ...names);
        },
        witness: 'curl',
        state: '10 of them; next 2, last 5',
        look: async ({ curl }) => {
          const { json, headers } = await curl.get('/repos/acme/pages/branches?per_page=10');
          return `${json.length} of them; next ${pageOf(headers, 'next')}, last ${pageOf(headers, 'last')}`;
        },
        needs: ['octokit'],
      },
      {
        client: 'octokit',
        operation: 'repos/list-branches',
        what: '`paginate`, 10 a page',
        status: 200,
        act: async ({ octokit }) => {
          const all = await octokit.paginate(octokit.rest.repos.listBranches, { ...at, per_page: 10 });
          expectAll(all.map(({ name }) => name));
        },
        witness: 'git',
        state: '45',
        look: countOfGit,
      },
      {
        client: 'gh',
        operation: 'repos/list-branches',
        what: '`api --paginate`',
        status: 200,
        act: async ({ gh }) => {
          const path = 'repos/acme/pages/branches?per_page=10';
          expectAll((await gh.run('api', '--paginate', path, '--jq', '.[].name')).split('\n'));
        },
        witness: 'git',
        state: '45',
        look: countOfGit,
      },
      {
        client: 'PyGithub',
        operation: 'repos/list-branches',
        what: 'goes through its lazy list, 30 a page',
        status: 200,
        act: async ({ pygithub }) => {
          const program = "print('\\n'.join(branch.name for branch in github.get_repo('acme/pages').get_branches()))";
          expectAll((await pygithub.run(program)).split('\n'));
        },
        witness: 'git',
        state: '45',
        look: countOfGit,
      },
      {
        client: 'PyGithub',
        operation: 'repos/list-branches',
        what: 'counts them (`totalCount`) and reads them backwards',
        status: 200,
        act: async ({ pygithub }) => {
          const came = await pygithub.run(
            "branches = github.get_repo('acme/pages').get_branches()",
            'print(branches.totalCount, list(branches.reversed)[-1].name)',
          );
          if (came !== '45 branch-10') throw new Error(came);
        },
        witness: 'octokit',
        state: 'branch-10',
        look: async ({ octokit }) =>
          (await octokit.rest.repos.listBranches({ ...at, per_page: 1 })).data[0]?.name ?? 'nothing',
      },
      {
        client: 'curl',
        operation: 'repos/list-branches',
        what: 'asks for a page after the last',
        status: 200,
        act: async ({ curl }) => {
          const { status, json } = await curl.get('/repos/acme/pages/branches?per_page=10&page=6');
          if (json.length !== 0) throw new Error(`${json.length} branches`);
          return status;
        },
        witness: 'gh',
        state: '45 with 100 a page',
        look: async ({ gh }) =>
          `${await gh.run('api', 'repos/acme/pages/branches?per_page=100', '--jq', 'length')} with 100 a page`,
      },
    ],
  };
}

function expectAll(names: string[]): void {
  if (new Set(names).size !== branches) throw new Error(`${new Set(names).size} branches: ${names.join(', ')}`);
}

async function countOfGit({ git }: Bench): Promise<string> {
  return String((await git.references('pages', 'refs/heads/*')).size);
}

function pageOf(headers: Headers, relation: string): string | undefined {
  return new RegExp(`[?&]page=(\\d+)[^>]*>; rel="${relation}"`).exec(headers.get('link') ?? '')?.[1];
}
