import type { BenchTopic } from '../bench.js';
import { refusal } from '../clients/octokit.js';
import { expectFailure } from './expect-failure.js';
import { ghReads, gitReferences, gitStays, octokitReads } from './looks.js';

const at = { owner: 'acme', repo: 'git-data' };

/** Objects and references over REST, against git itself. */
export function gitData(): BenchTopic {
  const kept = { parent: '', commit: '', head: '' };
  return {
    title: 'Git data',
    lines: [
      {
        client: 'curl',
        operation: 'repos/create-in-org',
        what: 'creates a repository with a first commit',
        status: 201,
        act: async ({ curl }) => {
          const body = { name: 'git-data', auto_init: true };
          return (await curl.send('/orgs/acme/repos', { method: 'POST', body })).status;
        },
        witness: 'git',
        state: 'HEAD, refs/heads/main',
        look: gitReferences('git-data'),
      },
      {
        client: 'octokit',
        operation: 'git/update-ref',
        what: 'makes a commit of blob and tree, and moves main to it',
        status: 200,
        act: async ({ octokit }) => {
          const { data: head } = await octokit.rest.git.getRef({ ...at, ref: 'heads/main' });
          const parent = head.object.sha;
          kept.parent = parent;
          const { data: base } = await octokit.rest.git.getCommit({ ...at, commit_sha: parent });
          const { data: blob } = await octokit.rest.git.createBlob({ ...at, content: 'built\n', encoding: 'utf-8' });
          const { data: tree } = await octokit.rest.git.createTree({
            ...at,
            base_tree: base.tree.sha,
            tree: [
              { path: 'bin/run.sh', mode: '100755', type: 'blob', sha: blob.sha },
              { path: 'notes.txt', mode: '100644', type: 'blob', content: 'inline\n' },
            ],
          });
          const commit = { message: 'Build a tree', tree: tree.sha, parents: [parent] };
          const { data: made } = await octokit.rest.git.createCommit({ ...at, ...commit });
          kept.commit = made.sha;
          return (await octokit.rest.git.updateRef({ ...at, ref: 'heads/main', sha: made.sha })).status;
        },
        witness: 'git',
        state: 'README.md, bin/run.sh, notes.txt; 100755; fsck is content',
        look: async ({ git }) => {
          const clone = await git.clone('git-data');
          await clone.run('fsck', '--full', '--strict');
          const mode = (await clone.run('ls-tree', 'HEAD', 'bin/run.sh')).split(' ')[0];
          return `${await clone.files()}; ${mode}; fsck is content`;
        },
      },
      {
        client: 'PyGithub',
        operation: 'git/update-ref',
        what: 'does the same with its own helpers',
        status: 200,
        act: async ({ pygithub }) => {
          await pygithub.run(
            "repo = github.get_repo('acme/git-data')",
            "ref = repo.get_git_ref('heads/main')",
            'parent = repo.get_git_commit(ref.object.sha)',
            "element = InputGitTreeElement('from/python.txt', '100644', 'blob', content='python')",
            'tree = repo.create_git_tree([element], parent.tree)',
            "ref.edit(repo.create_git_commit('Build it in Python', tree, [parent]).sha)",
          );
        },
        witness: 'octokit',
        state: 'python',
        look: octokitReads('git-data', 'from/python.txt'),
      },
      {
        client: 'octokit',
        operation: 'git/update-ref',
        what: 'moves main back, without force',
        status: 422,
        act: async ({ octokit, git }) => {
          kept.head = (await git.references('git-data', 'HEAD')).get('HEAD') ?? '';
          const moved = { ...at, ref: 'heads/main', sha: kept.parent };
          const { status, message } = await refusal(octokit.rest.git.updateRef(moved));
          if (!message.includes('Update is not a fast forward')) throw new Error(message);
          return status;
        },
        witness: 'git',
        state: 'the same commit',
        look: gitStays('git-data', () => kept.head),
      },
      {
        client: 'PyGithub',
        operation: 'git/create-ref',
        what: 'makes a branch at an older commit',
        status: 201,
        act: async ({ pygithub }) => {
          await pygithub.run(`github.get_repo('acme/git-data').create_git_ref('refs/heads/older', '${kept.commit}')`);
        },
        witness: 'git',
        state: 'refs/heads/older',
        look: gitReferences('git-data', 'refs/heads/older'),
      },
      {
        client: 'gh',
        operation: 'git/create-ref',
        what: 'makes a branch that exists',
        status: 422,
        act: async ({ gh }) => {
          const fields = ['--field', 'ref=refs/heads/main', '--field', `sha=${kept.parent}`];
          const creation = gh.run('api', 'repos/acme/git-data/git/refs', ...fields);
          await expectFailure(creation, 'gh: Reference already exists (HTTP 422)');
        },
        witness: 'git',
        state: 'the same commit',
        look: gitStays('git-data', () => kept.head),
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'pushes two branches',
        status: 200,
        act: async ({ git }) => {
          const clone = await git.clone('git-data');
          await clone.push('origin', 'HEAD:refs/heads/feature/a', 'HEAD:refs/heads/feature/b');
        },
        witness: 'octokit',
        state: 'refs/heads/feature/a, refs/heads/feature/b',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.git.listMatchingRefs({ ...at, ref: 'heads/feature/' });
          return data.map(({ ref }) => ref).join(', ');
        },
      },
      {
        client: 'PyGithub',
        operation: 'git/list-matching-refs',
        what: 'lists them',
        status: 200,
        act: async ({ pygithub }) => {
          const program =
            "print([ref.ref for ref in github.get_repo('acme/git-data').get_git_matching_refs('heads/fea')])";
          const came = await pygithub.run(program);
          if (came !== "['refs/heads/feature/a', 'refs/heads/feature/b']") throw new Error(came);
        },
        witness: 'git',
        state: 'refs/heads/feature/a, refs/heads/feature/b',
        look: gitReferences('git-data', 'refs/heads/feature/*'),
      },
      {
        client: 'octokit',
        operation: 'git/create-ref',
        what: 'makes an annotated tag',
        status: 201,
        act: async ({ octokit }) => {
          const tag = { tag: 'v1.0.0', message: 'The first', object: kept.commit, type: 'commit' as const };
          const { data } = await octokit.rest.git.createTag({ ...at, ...tag });
          return (await octokit.rest.git.createRef({ ...at, ref: 'refs/tags/v1.0.0', sha: data.sha })).status;
        },
        witness: 'git',
        state: 'tag The first',
        look: async ({ git }) => {
          const clone = await git.clone('git-data');
          return clone.run('for-each-ref', '--format=%(objecttype) %(subject)', 'refs/tags/v1.0.0');
        },
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'pushes an annotated tag',
        status: 200,
        act: async ({ git }) => {
          const clone = await git.clone('git-data');
          await clone.run('tag', '--annotate', 'v2.0.0', '--message', 'The second');
          await clone.push('origin', 'v2.0.0');
        },
        witness: 'curl',
        state: 'tag',
        look: async ({ curl }) => (await curl.get('/repos/acme/git-data/git/ref/tags/v2.0.0')).json?.object.type,
      },
      {
        client: 'PyGithub',
        operation: 'git/get-tag',
        what: 'reads that tag',
        status: 200,
        act: async ({ pygithub }) => {
          const came = await pygithub.run(
            "repo = github.get_repo('acme/git-data')",
            "tag = repo.get_git_tag(repo.get_git_ref('tags/v2.0.0').object.sha)",
            'print(tag.tag, tag.message.strip(), "by", tag.tagger.name)',
          );
          if (came !== 'v2.0.0 The second by Ada') throw new Error(came);
        },
        witness: 'git',
        state: 'v2.0.0 The second by Ada',
        look: async ({ git }) => {
          const clone = await git.clone('git-data');
          return clone.run('for-each-ref', '--format=%(refname:short) %(subject) by %(taggername)', 'refs/tags/v2.0.0');
        },
      },
      {
        client: 'octokit',
        operation: 'repos/list-tags',
        what: 'lists both tags',
        status: 200,
        act: async ({ octokit }) => {
          const { status, data } = await octokit.rest.repos.listTags(at);
          const names = data.map(({ name }) => name).sort();
          if (names.join(', ') !== 'v1.0.0, v2.0.0') throw new Error(names.join(', '));
          return status;
        },
        witness: 'git',
        state: 'refs/tags/v1.0.0, refs/tags/v1.0.0^{}, refs/tags/v2.0.0, refs/tags/v2.0.0^{}',
        look: gitReferences('git-data', 'refs/tags/*'),
      },
      {
        client: 'gh',
        operation: 'git/get-tree',
        what: 'reads the whole tree',
        status: 200,
        act: async ({ gh }) => {
          const path = 'repos/acme/git-data/git/trees/main?recursive=1';
          const came = await gh.run('api', path, '--jq', '[.tree[] | select(.type == "blob") | .path] | join(" ")');
          if (came !== 'README.md bin/run.sh from/python.txt notes.txt') throw new Error(came);
        },
        witness: 'git',
        state: 'README.md, bin/run.sh, from/python.txt, notes.txt',
        look: async ({ git }) => (await git.clone('git-data')).files(),
        needs: ['PyGithub'],
      },
      {
        client: 'PyGithub',
        operation: 'git/get-blob',
        what: 'reads a blob by the sha that a tree gives',
        status: 200,
        act: async ({ pygithub }) => {
          const came = await pygithub.run(
            'import base64',
            "repo = github.get_repo('acme/git-data')",
            "[element] = [it for it in repo.get_git_tree('main', recursive=True).tree if it.path == 'bin/run.sh']",
            'print(base64.b64decode(repo.get_git_blob(element.sha).content).decode().strip())',
          );
          if (came !== 'built') throw new Error(came);
        },
        witness: 'git',
        state: 'built',
        look: async ({ git }) => (await git.clone('git-data')).content('bin/run.sh'),
      },
      {
        client: 'octokit',
        operation: 'git/delete-ref',
        what: 'deletes a branch',
        status: 204,
        act: async ({ octokit }) => (await octokit.rest.git.deleteRef({ ...at, ref: 'heads/feature/a' })).status,
        witness: 'git',
        state: 'refs/heads/feature/b',
        look: gitReferences('git-data', 'refs/heads/feature/*'),
      },
      {
        client: 'octokit',
        operation: 'repos/rename-branch',
        what: 'renames another',
        status: 201,
        act: async ({ octokit }) => {
          const renamed = { ...at, branch: 'feature/b', new_name: 'feature/c' };
          return (await octokit.rest.repos.renameBranch(renamed)).status;
        },
        witness: 'git',
        state: 'refs/heads/feature/c',
        look: gitReferences('git-data', 'refs/heads/feature/*'),
      },
      {
        client: 'PyGithub',
        operation: 'repos/get-commit',
        what: 'reads a commit with its files',
        status: 200,
        act: async ({ pygithub }) => {
          const came = await pygithub.run(
            "commit = github.get_repo('acme/git-data').get_commit('main')",
            'print(commit.commit.message, [file.filename for file in commit.files], commit.stats.additions)',
          );
          if (came !== "Build it in Python ['from/python.txt'] 1") throw new Error(came);
        },
        witness: 'gh',
        state: 'from/python.txt, added',
        look: ghReads('repos/acme/git-data/commits/main', '.files[] | .filename, .status'),
      },
    ],
  };
}
