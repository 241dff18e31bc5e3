import { createHash } from 'node:crypto';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchTopic } from '../bench.js';
import { refusal } from '../clients/octokit.js';
import { expectFailure } from './expect-failure.js';
import { ghReads, gitLists, gitReads, gitStays, octokitReads } from './looks.js';

const at = { owner: 'acme', repo: 'contents' };

/** Every byte there is: no encoding survives that by chance. */
const binary = Buffer.from(Array.from({ length: 1024 }, (_, index) => index % 256));

/** Files over REST, against what git has. */
export function contents(): BenchTopic {
  const kept = { head: '', counts: '' };
  return {
    title: 'Contents',
    lines: [
      {
        client: 'curl',
        operation: 'repos/create-in-org',
        what: 'creates an empty repository',
        status: 201,
        act: async ({ curl }) =>
          (await curl.send('/orgs/acme/repos', { method: 'POST', body: { name: 'contents' } })).status,
        witness: 'octokit',
        state: '404 This repository is empty.',
        look: async ({ octokit }) => {
          const { status, message } = await refusal(octokit.rest.repos.getContent({ ...at, path: '' }));
          return `${status} ${message.split(' - ')[0]}`;
        },
      },
      {
        client: 'octokit',
        operation: 'repos/create-or-update-file-contents',
        what: 'writes the first file of an empty repository',
        status: 201,
        act: async ({ octokit }) => {
          const file = { path: 'docs/first file.md', message: 'Add the first file', content: base64('first') };
          return (await octokit.rest.repos.createOrUpdateFileContents({ ...at, ...file })).status;
        },
        witness: 'git',
        state: 'first',
        look: gitReads('contents', 'docs/first file.md'),
      },
      {
        client: 'PyGithub',
        operation: 'repos/create-or-update-file-contents',
        what: 'writes another',
        status: 201,
        act: async ({ pygithub }) => {
          await pygithub.run(
            "github.get_repo('acme/contents').create_file('docs/second.md', 'Add the second file', 'Grüße')",
          );
        },
        witness: 'git',
        state: 'Grüße',
        look: gitReads('contents', 'docs/second.md'),
      },
      {
        client: 'PyGithub',
        operation: 'repos/create-or-update-file-contents',
        what: 'updates the first with the sha that it read',
        status: 200,
        act: async ({ pygithub }) => {
          await pygithub.run(
            "repo = github.get_repo('acme/contents')",
            "file = repo.get_contents('docs/first file.md')",
            "repo.update_file(file.path, 'Update the first file', 'updated', file.sha)",
          );
        },
        witness: 'octokit',
        state: 'updated',
        look: octokitReads('contents', 'docs/first file.md'),
      },
      {
        client: 'octokit',
        operation: 'repos/create-or-update-file-contents',
        what: 'writes it with a sha that is stale',
        status: 409,
        act: async ({ octokit, git }) => {
          kept.head = (await git.references('contents', 'HEAD')).get('HEAD') ?? '';
          const file = { path: 'docs/first file.md', message: 'Too late', content: '', sha: '0'.repeat(40) };
          return (await refusal(octokit.rest.repos.createOrUpdateFileContents({ ...at, ...file }))).status;
        },
        witness: 'git',
        state: 'the same commit',
        look: gitStays('contents', () => kept.head),
      },
      {
        client: 'gh',
        operation: 'repos/create-or-update-file-contents',
        what: 'writes it without a sha',
        status: 422,
        act: async ({ gh }) => {
          const path = 'repos/acme/contents/contents/docs/first%20file.md';
          const fields = ['--field', 'message=No', '--field', 'content=Tm8='];
          const write = gh.run('api', '--method', 'PUT', path, ...fields);
          await expectFailure(write, 'gh: Invalid request.\n\n"sha" wasn\'t supplied. (HTTP 422)');
        },
        witness: 'git',
        state: 'the same commit',
        look: gitStays('contents', () => kept.head),
      },
      {
        client: 'octokit',
        operation: 'repos/create-or-update-file-contents',
        what: 'writes on a branch that git pushed, as an author of its own',
        status: 201,
        act: async ({ octokit, git }) => {
          const clone = await git.clone('contents');
          await clone.push('origin', 'HEAD:refs/heads/feature/one');
          const author = { name: 'Grace', email: 'grace@example.org' };
          const file = { path: 'feature.txt', message: 'Add a feature', content: base64('feature'), author };
          const branch = 'feature/one';
          return (await octokit.rest.repos.createOrUpdateFileContents({ ...at, ...file, branch })).status;
        },
        witness: 'git',
        state: 'Grace: Add a feature',
        look: async ({ git }) => {
          const clone = await git.clone('contents', '--branch', 'feature/one');
          return clone.run('log', '-1', '--format=%an: %s');
        },
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'pushes a file of every byte',
        status: 200,
        act: async ({ git }) => {
          const clone = await git.clone('contents');
          await clone.commit('Add bytes', { 'data/bytes.bin': binary });
          await clone.push('origin', 'main');
        },
        witness: 'curl',
        state: 'the same bytes, raw',
        look: async ({ curl }) => {
          const headers = ['Accept: application/vnd.github.raw+json'];
          const { bytes } = await curl.get('/repos/acme/contents/contents/data/bytes.bin', { headers });
          return bytes.equals(binary) ? 'the same bytes, raw' : `${bytes.length} other bytes`;
        },
      },
      {
        client: 'PyGithub',
        operation: 'repos/get-content',
        what: 'reads the file of every byte',
        status: 200,
        act: async ({ pygithub }) => {
          const program = [
            'import hashlib',
            "file = github.get_repo('acme/contents').get_contents('data/bytes.bin')",
            'print(file.size, hashlib.sha256(file.decoded_content).hexdigest())',
          ];
          const sum = createHash('sha256').update(binary).digest('hex');
          const came = await pygithub.run(...program);
          if (came !== `1024 ${sum}`) throw new Error(came);
        },
        witness: 'gh',
        state: '1024, base64',
        look: ghReads('repos/acme/contents/contents/data/bytes.bin', '.size, .encoding'),
      },
      {
        client: 'PyGithub',
        operation: 'repos/get-content',
        what: 'lists a folder, and what is in its folders',
        status: 200,
        act: async ({ pygithub }) => {
          const came = await pygithub.run(
            "repo = github.get_repo('acme/contents')",
            "folders = [entry.path for entry in repo.get_contents('') if entry.type == 'dir']",
            'print([file.path for folder in folders for file in repo.get_contents(folder)])',
          );
          if (came !== "['data/bytes.bin', 'docs/first file.md', 'docs/second.md']") throw new Error(came);
        },
        witness: 'git',
        state: 'data/bytes.bin, docs/first file.md, docs/second.md',
        look: gitLists('contents'),
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'pushes a README',
        status: 200,
        act: async ({ git }) => {
          const clone = await git.clone('contents');
          await clone.commit('Add a README', { 'README.md': '# Contents\n' });
          await clone.push('origin', 'main');
        },
        witness: 'octokit',
        state: '# Contents',
        look: octokitReads('contents', 'README.md'),
      },
      {
        client: 'PyGithub',
        operation: 'repos/get-readme',
        what: 'asks for the README, wherever it is',
        status: 200,
        act: async ({ pygithub }) => {
          const came = await pygithub.run(
            "readme = github.get_repo('acme/contents').get_readme()",
            'print(readme.path, readme.decoded_content.decode().strip())',
          );
          if (came !== 'README.md # Contents') throw new Error(came);
        },
        witness: 'git',
        state: '# Contents',
        look: gitReads('contents', 'README.md'),
      },
      {
        client: 'octokit',
        operation: 'repos/get-content',
        what: 'reads a symbolic link that git pushed',
        status: 200,
        act: async ({ octokit, git }) => {
          const clone = await git.clone('contents');
          await symlink('README.md', join(clone.directory, 'LINK'));
          await clone.commit('Add a link', {});
          await clone.push('origin', 'main');
          const { status, data } = await octokit.rest.repos.getContent({ ...at, path: 'LINK' });
          const read =
            !Array.isArray(data) && data.type === 'file' ? Buffer.from(data.content, 'base64').toString() : '';
          if (read !== '# Contents\n') throw new Error(`not what it links to: ${JSON.stringify(data)}`);
          return status;
        },
        witness: 'git',
        state: 'README.md',
        look: gitReads('contents', 'LINK'),
      },
      {
        client: 'PyGithub',
        operation: 'repos/delete-file',
        what: 'deletes the file of every byte',
        status: 200,
        act: async ({ pygithub }) => {
          await pygithub.run(
            "repo = github.get_repo('acme/contents')",
            "repo.delete_file('data/bytes.bin', 'Remove bytes', repo.get_contents('data/bytes.bin').sha)",
          );
        },
        witness: 'git',
        state: 'LINK, README.md, docs/first file.md, docs/second.md',
        look: gitLists('contents'),
      },
      {
        client: 'octokit',
        operation: 'repos/compare-commits-with-basehead',
        what: 'compares two branches',
        status: 200,
        act: async ({ octokit }) => {
          const basehead = 'main...feature/one';
          const { status, data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...at, basehead });
          kept.counts = `${data.behind_by} ${data.ahead_by}`;
          if (data.status !== 'diverged') throw new Error(data.status);
          return status;
        },
        witness: 'git',
        state: 'as many commits on either side',
        look: async ({ git }) => {
          const clone = await git.clone('contents');
          const counts = await clone.run('rev-list', '--left-right', '--count', 'origin/main...origin/feature/one');
          return counts.replace('\t', ' ') === kept.counts ? 'as many commits on either side' : counts;
        },
      },
    ],
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
