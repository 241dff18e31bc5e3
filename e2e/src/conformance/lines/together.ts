import type { BenchTopic } from '../bench.js';
import { curlReads, gitLists, gitReads, octokitReads, opened } from './looks.js';

const at = { owner: 'acme', repo: 'shop' };

const workflow = `name: Deploy
on:
  workflow_dispatch:
    inputs:
      target: { required: true }
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - name: Deploy it
        run: echo deployed
`;

/** One repository, and every client at it. */
export function together(): BenchTopic {
  const kept = { id: 0 };
  return {
    title: 'All at one repository',
    lines: [
      {
        client: 'octokit',
        operation: 'repos/create-in-org',
        what: 'creates the repository',
        status: 201,
        act: async ({ octokit }) => {
          const repository = { org: 'acme', name: 'shop', private: true, auto_init: true };
          return (await octokit.rest.repos.createInOrg(repository)).status;
        },
        witness: 'curl',
        state: 'acme/shop, private, main',
        look: curlReads('/repos/acme/shop', 'full_name', 'visibility', 'default_branch'),
      },
      {
        client: 'PyGithub',
        operation: 'repos/create-or-update-file-contents',
        what: 'writes a file',
        status: 201,
        act: async ({ pygithub }) => {
          await pygithub.run(
            "repo = github.get_repo('acme/shop')",
            "repo.create_file('.project.yaml', 'Add the specification', 'team: core\\n')",
          );
        },
        witness: 'git',
        state: 'team: core',
        look: gitReads('shop', '.project.yaml'),
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'pushes a branch with a workflow, and main',
        status: 200,
        act: async ({ git }) => {
          const clone = await git.clone('shop');
          await clone.commit('Add a workflow', { '.github/workflows/deploy.yml': workflow });
          await clone.push('origin', 'main', 'HEAD:refs/heads/live');
        },
        witness: 'octokit',
        state: 'team: core',
        look: octokitReads('shop', '.project.yaml', 'live'),
        needs: ['PyGithub'],
      },
      {
        client: 'gh',
        operation: 'actions/create-or-update-repo-secret',
        what: 'sets a secret',
        status: 201,
        act: async ({ gh }) => {
          await gh.feed('correct horse', 'secret', 'set', 'DEPLOY_KEY', '--repo', 'acme/shop');
        },
        witness: 'simulator',
        state: 'correct horse',
        look: opened('shop', 'DEPLOY_KEY'),
      },
      {
        client: 'gh',
        operation: 'actions/create-workflow-dispatch',
        what: 'dispatches the workflow on that branch',
        status: 204,
        act: async ({ gh, simulator }) => {
          const steps = [{ name: 'Deploy it', log: 'deployed' }];
          simulator.runScripts.add({ workflow: 'deploy.yml', jobs: [{ name: 'deploy', steps }] });
          const command = ['workflow', 'run', 'deploy.yml', '--repo', 'acme/shop', '--ref', 'live'];
          await gh.run(...command, '--raw-field', 'target=production');
        },
        witness: 'octokit',
        state: 'Deploy on live: completed, success',
        look: async ({ octokit, simulator }) => {
          simulator.clock.advance('61s');
          const { data } = await octokit.rest.actions.listWorkflowRunsForRepo(at);
          const [run] = data.workflow_runs;
          kept.id = run?.id ?? 0;
          return `${run?.name} on ${run?.head_branch}: ${run?.status}, ${run?.conclusion}`;
        },
        needs: ['PyGithub'],
      },
      {
        client: 'octokit',
        operation: 'actions/download-workflow-run-logs',
        what: 'downloads the logs',
        status: 302,
        act: async ({ octokit }) => {
          const { data } = await octokit.rest.actions.downloadWorkflowRunLogs({ ...at, run_id: kept.id });
          const names = Buffer.from(data as ArrayBuffer).toString('latin1');
          if (!/deploy\/\d+_Deploy it\.txt/.test(names)) throw new Error('no deploy/N_Deploy it.txt in the zip file');
        },
        witness: 'gh',
        state: 'deployed',
        look: async ({ gh }) => {
          const log = await gh.run('run', 'view', String(kept.id), '--repo', 'acme/shop', '--log');
          return /^deploy\tDeploy it\t.*deployed/m.test(log) ? 'deployed' : log;
        },
        needs: ['PyGithub'],
      },
      {
        client: 'curl',
        operation: 'repos/get-content',
        what: 'reads what PyGithub wrote from the branch that git pushed',
        status: 200,
        act: async ({ curl }) => {
          const headers = ['Accept: application/vnd.github.raw+json'];
          const { status, text } = await curl.get('/repos/acme/shop/contents/.project.yaml?ref=live', { headers });
          if (text !== 'team: core\n') throw new Error(text);
          return status;
        },
        witness: 'git',
        state: '.github/workflows/deploy.yml, .project.yaml, README.md',
        look: gitLists('shop', 'live'),
        needs: ['PyGithub'],
      },
    ],
  };
}
