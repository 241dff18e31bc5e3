import type { BenchTopic } from '../bench.js';
import { refusal } from '../clients/octokit.js';
import { expectFailure } from './expect-failure.js';
import { curlReads, ghReads, octokitLogs, octokitReads } from './looks.js';

const at = { owner: 'acme', repo: 'pushed' };

/** What git does over smart HTTP, as REST sees it. */
export function gitProtocol(): BenchTopic {
  const kept = { head: '' };
  return {
    title: 'git over HTTP',
    lines: [
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'pushes the first commits of an empty repository, 300 files',
        status: 200,
        act: async ({ git, octokit }) => {
          await octokit.rest.repos.createInOrg({ org: 'acme', name: 'pushed', private: true });
          const clone = await git.clone('pushed');
          await clone.run('checkout', '--quiet', '-B', 'main');
          await clone.commit('Add a file', { 'README.md': '# Pushed\n' });
          const files = Array.from({ length: 300 }, (_, index) => [`many/${index}.txt`, `${index}\n`] as const);
          await clone.commit('Add many files', Object.fromEntries(files));
          await clone.push('origin', 'main');
        },
        witness: 'octokit',
        state: 'Add many files, Add a file',
        look: octokitLogs('pushed'),
        needs: ['octokit'],
      },
      {
        client: 'git',
        operation: 'git-upload-pack',
        what: 'clones it, and checks every object',
        status: 200,
        act: async ({ git }) => {
          await (await git.clone('pushed')).run('fsck', '--full', '--strict');
        },
        witness: 'simulator',
        state: 'fsck of the bare repository is content',
        look: async ({ git, simulator, directory }) => {
          const bare = simulator.repositories().find(({ name }) => name === 'pushed')?.gitDirectory ?? '';
          await git.run(directory, '--git-dir', bare, 'fsck', '--full', '--strict');
          return 'fsck of the bare repository is content';
        },
      },
      {
        client: 'git',
        operation: 'git-upload-pack',
        what: 'clones the last commit only (`--depth 1`), then the rest',
        status: 200,
        act: async ({ git }) => {
          const clone = await git.clone('pushed', '--depth', '1');
          if ((await clone.log()) !== 'Add many files') throw new Error(await clone.log());
          await clone.run('fetch', '--quiet', '--unshallow');
          if ((await clone.log()) !== 'Add many files, Add a file') throw new Error(await clone.log());
        },
        witness: 'gh',
        state: 'Add many files, Add a file',
        look: ghReads('repos/acme/pushed/commits', '.[].commit.message'),
      },
      {
        client: 'git',
        operation: 'git-upload-pack',
        what: 'clones without blobs (`--filter=blob:none`), and fetches one',
        status: 200,
        act: async ({ git }) => {
          const clone = await git.clone('pushed', '--filter=blob:none', '--no-checkout');
          const content = await clone.content('many/7.txt');
          if (content !== '7') throw new Error(content);
        },
        witness: 'octokit',
        state: '7',
        look: octokitReads('pushed', 'many/7.txt'),
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'pushes a branch',
        status: 200,
        act: async ({ git }) => {
          const clone = await git.clone('pushed');
          await clone.run('checkout', '--quiet', '-b', 'feature/login');
          await clone.commit('Add login', { 'login.txt': 'one\n' });
          await clone.push('--set-upstream', 'origin', 'feature/login');
        },
        witness: 'octokit',
        state: 'feature/login: Add login',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.repos.getBranch({ ...at, branch: 'feature/login' });
          return `${data.name}: ${data.commit.commit.message}`;
        },
      },
      {
        client: 'PyGithub',
        operation: 'repos/get-branch',
        what: 'reads that branch',
        status: 200,
        act: async ({ pygithub }) => {
          const came = await pygithub.run(
            "branch = github.get_repo('acme/pushed').get_branch('feature/login')",
            'print(branch.name, branch.commit.sha, branch.protected)',
          );
          kept.head = came.split(' ')[1] ?? '';
          if (came !== `feature/login ${kept.head} False`) throw new Error(came);
        },
        witness: 'git',
        state: 'the same commit',
        look: async ({ git }) => {
          const head = (await git.references('pushed', 'refs/heads/feature/login')).get('refs/heads/feature/login');
          return head === kept.head ? 'the same commit' : `${head}`;
        },
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'is refused what is no fast-forward',
        status: 200,
        act: async ({ git }) => {
          const stale = await git.clone('pushed', '--branch', 'feature/login');
          const quick = await git.clone('pushed', '--branch', 'feature/login');
          await quick.commit('Be quick', { 'login.txt': 'two\n' });
          await quick.push('origin', 'feature/login');
          await stale.commit('Be late', { 'login.txt': 'three\n' });
          await expectFailure(stale.push('origin', 'feature/login'), '[rejected]');
        },
        witness: 'octokit',
        state: 'two',
        look: octokitReads('pushed', 'login.txt', 'feature/login'),
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'rewrites a branch (`--force-with-lease`)',
        status: 200,
        act: async ({ git }) => {
          const clone = await git.clone('pushed', '--branch', 'feature/login');
          await clone.run('reset', '--quiet', '--hard', 'HEAD~2');
          await clone.commit('Begin anew', { 'login.txt': 'anew\n' });
          await clone.push('--force-with-lease', 'origin', 'feature/login');
        },
        witness: 'octokit',
        state: 'Begin anew, Add many files, Add a file',
        look: octokitLogs('pushed', 'feature/login'),
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'pushes a light tag and an annotated one',
        status: 200,
        act: async ({ git }) => {
          const clone = await git.clone('pushed');
          await clone.run('tag', 'light');
          await clone.run('tag', '--annotate', 'heavy', '--message', 'Heavy');
          await clone.push('origin', '--tags');
        },
        witness: 'octokit',
        state: 'refs/tags/heavy tag, refs/tags/light commit',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.git.listMatchingRefs({ ...at, ref: 'tags/' });
          return data.map(({ ref, object }) => `${ref} ${object.type}`).join(', ');
        },
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'deletes a branch and a tag',
        status: 200,
        act: async ({ git }) => {
          const clone = await git.clone('pushed');
          await clone.push('origin', '--delete', 'feature/login', 'light');
        },
        witness: 'curl',
        state: '404 for the branch, heavy',
        look: async ({ curl }) => {
          const { status } = await curl.get('/repos/acme/pushed/branches/feature%2Flogin');
          const { json } = await curl.get('/repos/acme/pushed/tags');
          return `${status} for the branch, ${json.map(({ name }: { name: string }) => name).join(', ')}`;
        },
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'fetches what PyGithub wrote, and pushes on top',
        status: 200,
        act: async ({ git, pygithub }) => {
          const clone = await git.clone('pushed');
          await pygithub.run("github.get_repo('acme/pushed').create_file('from-rest.txt', 'Write over REST', 'rest')");
          await clone.run('pull', '--quiet', '--ff-only', 'origin', 'main');
          await clone.commit('Go on from there', { 'from-git.txt': 'git\n' });
          await clone.push('origin', 'main');
        },
        witness: 'gh',
        state: 'Go on from there, Write over REST',
        look: ghReads('repos/acme/pushed/commits?per_page=2', '.[].commit.message'),
        needs: ['PyGithub'],
      },
      {
        client: 'git',
        operation: 'git-upload-pack',
        what: 'clones a private repository without a token',
        status: 401,
        act: ({ git }) => expectFailure(git.as().clone('pushed'), 'could not read Password'),
        witness: 'curl',
        state: 'private',
        look: curlReads('/repos/acme/pushed', 'visibility'),
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'pushes a workflow with a token that may not change workflows',
        status: 200,
        act: async ({ git, app }) => {
          const { data: installation } = await app.octokit.rest.apps.getOrgInstallation({ org: 'acme' });
          const { data } = await app.octokit.rest.apps.createInstallationAccessToken({
            installation_id: installation.id,
            permissions: { contents: 'write' },
          });
          const clone = await git.as(data.token).clone('pushed');
          await clone.commit('Add a workflow', { '.github/workflows/ci.yml': 'on: push\n' });
          await expectFailure(clone.push('origin', 'main'), 'without `workflows` permission');
        },
        witness: 'octokit',
        state: '404 for the workflow',
        look: async ({ octokit }) => {
          const path = '.github/workflows/ci.yml';
          const { status } = await refusal(octokit.rest.repos.getContent({ ...at, path }));
          return `${status} for the workflow`;
        },
      },
    ],
  };
}
