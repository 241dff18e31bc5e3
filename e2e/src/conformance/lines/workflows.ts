import type { Bench, BenchTopic } from '../bench.js';
import { refusal } from '../clients/octokit.js';
import { expectFailure } from './expect-failure.js';
import { curlReads, ghReads, octokitLogs, pygithubPrints } from './looks.js';

const at = { owner: 'acme', repo: 'workflows' };

const workflow = `name: CI
on:
  workflow_dispatch:
    inputs:
      target:
        required: true
        type: choice
        options: [staging, production]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: npm test
`;

/** Workflows and their dispatch. */
export function workflows(): BenchTopic {
  const newestRun = (keys: string) =>
    ghReads('repos/acme/workflows/actions/runs?per_page=1', `.workflow_runs[0] | ${keys}`);
  return {
    title: 'Workflows',
    lines: [
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'pushes a workflow',
        status: 200,
        act: async ({ git, octokit }) => {
          await octokit.rest.repos.createInOrg({ org: 'acme', name: 'workflows', auto_init: true });
          const clone = await git.clone('workflows');
          await clone.commit('Add CI', { '.github/workflows/ci.yml': workflow });
          await clone.push('origin', 'main', 'HEAD:refs/heads/release');
        },
        witness: 'octokit',
        state: 'CI, .github/workflows/ci.yml, active',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.actions.listRepoWorkflows(at);
          return data.workflows.map(({ name, path, state }) => `${name}, ${path}, ${state}`).join('; ');
        },
        needs: ['octokit'],
      },
      {
        client: 'PyGithub',
        operation: 'actions/list-repo-workflows',
        what: 'lists the workflows',
        status: 200,
        act: async ({ pygithub }) => {
          const program = "print([it.name for it in github.get_repo('acme/workflows').get_workflows()])";
          const came = await pygithub.run(program);
          if (came !== "['CI']") throw new Error(came);
        },
        witness: 'curl',
        state: '1',
        look: curlReads('/repos/acme/workflows/actions/workflows', 'total_count'),
      },
      {
        client: 'gh',
        operation: 'actions/list-repo-workflows',
        what: '`workflow list`',
        status: 200,
        act: async ({ gh }) => {
          const came = await gh.run('workflow', 'list', '--repo', 'acme/workflows');
          if (!/^CI\tactive\t\d+$/.test(came)) throw new Error(came);
        },
        witness: 'octokit',
        state: 'CI, active',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.actions.getWorkflow({ ...at, workflow_id: 'ci.yml' });
          return `${data.name}, ${data.state}`;
        },
      },
      {
        client: 'gh',
        operation: 'actions/create-workflow-dispatch',
        what: '`workflow run --ref release`',
        status: 204,
        act: async ({ gh }) => {
          const command = ['workflow', 'run', 'ci.yml', '--repo', 'acme/workflows', '--ref', 'release'];
          await gh.run(...command, '--raw-field', 'target=staging');
        },
        witness: 'octokit',
        state: 'CI #1 of release: queued',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.actions.listWorkflowRuns({ ...at, workflow_id: 'ci.yml' });
          const [run] = data.workflow_runs;
          return `${run?.name} #${run?.run_number} of ${run?.head_branch}: ${run?.status}`;
        },
      },
      {
        client: 'PyGithub',
        operation: 'actions/create-workflow-dispatch',
        what: 'dispatches it',
        status: 204,
        act: async ({ pygithub }) => {
          const came = await pygithub.run(
            "workflow = github.get_repo('acme/workflows').get_workflow('ci.yml')",
            "print(workflow.create_dispatch('main', {'target': 'production'}))",
          );
          if (came !== 'True') throw new Error(came);
        },
        witness: 'gh',
        state: 'queued CI main workflow_dispatch',
        look: async ({ gh }) => {
          const [newest = ''] = (await gh.run('run', 'list', '--repo', 'acme/workflows', '--limit', '1')).split('\n');
          return newest
            .split('\t')
            .filter((cell) => ['queued', 'CI', 'main', 'workflow_dispatch'].includes(cell))
            .filter((cell, index, cells) => cells.indexOf(cell) === index)
            .join(' ');
        },
      },
      {
        client: 'octokit',
        operation: 'actions/create-workflow-dispatch',
        what: 'dispatches it and asks for the run (`return_run_details`)',
        status: 200,
        act: async (bench) => {
          const { status, data } = await bench.octokit.request(dispatch, {
            ...at,
            ...{ ref: 'main', inputs: { target: 'staging' }, return_run_details: true },
          });
          // Octokit's types are older than this answer.
          const { workflow_run_id: id } = data as unknown as { workflow_run_id: number };
          if (id !== (await newestRunId(bench))) throw new Error(`the run named is not the newest: ${id}`);
          return status;
        },
        witness: 'PyGithub',
        state: '3 runs, the newest workflow_dispatch queued',
        look: pygithubPrints(
          "runs = github.get_repo('acme/workflows').get_workflow_runs()",
          "print(f'{runs.totalCount} runs, the newest {runs[0].event} {runs[0].status}')",
        ),
        needs: ['gh'],
      },
      {
        client: 'gh',
        operation: 'actions/list-workflow-runs',
        what: '`run list --workflow --branch`',
        status: 200,
        act: async ({ gh }) => {
          const filters = ['--workflow', 'ci.yml', '--branch', 'release', '--json', 'headBranch,number,status'];
          const came = await gh.run('run', 'list', '--repo', 'acme/workflows', ...filters);
          if (came !== '[{"headBranch":"release","number":1,"status":"queued"}]') throw new Error(came);
        },
        witness: 'octokit',
        state: '1 of 3 on release',
        look: async ({ octokit }) => {
          const { data: all } = await octokit.rest.actions.listWorkflowRunsForRepo(at);
          const { data } = await octokit.rest.actions.listWorkflowRunsForRepo({ ...at, branch: 'release' });
          return `${data.total_count} of ${all.total_count} on release`;
        },
        needs: ['PyGithub'],
      },
      {
        client: 'PyGithub',
        operation: 'actions/list-workflow-runs-for-repo',
        what: 'lists runs by branch, event and status',
        status: 200,
        act: async ({ pygithub }) => {
          const came = await pygithub.run(
            "repo = github.get_repo('acme/workflows')",
            "filters = {'branch': repo.get_branch('main'), 'event': 'workflow_dispatch', 'status': 'queued'}",
            'print([run.run_number for run in repo.get_workflow_runs(**filters)])',
          );
          if (came !== '[3, 2]') throw new Error(came);
        },
        witness: 'gh',
        state: '3, 2',
        look: ghReads(
          'repos/acme/workflows/actions/runs?branch=main&event=workflow_dispatch&status=queued',
          '.workflow_runs[].run_number',
        ),
      },
      {
        client: 'octokit',
        operation: 'actions/create-workflow-dispatch',
        what: 'leaves out an input that is required',
        status: 422,
        act: async ({ octokit }) => {
          const { status, message } = await refusal(octokit.request(dispatch, { ...at, ref: 'main' }));
          if (!message.startsWith("Required input 'target' not provided")) throw new Error(message);
          return status;
        },
        witness: 'gh',
        state: '3',
        look: ghReads('repos/acme/workflows/actions/runs', '.total_count'),
        needs: ['PyGithub'],
      },
      {
        client: 'gh',
        operation: 'actions/create-workflow-dispatch',
        what: '`workflow run` with a value that is no choice',
        status: 422,
        act: ({ gh }) => {
          const command = ['workflow', 'run', 'ci.yml', '--repo', 'acme/workflows', '--ref', 'main'];
          return expectFailure(gh.run(...command, '--raw-field', 'target=moon'), 'HTTP 422');
        },
        witness: 'curl',
        state: '3',
        look: curlReads('/repos/acme/workflows/actions/runs', 'total_count'),
        needs: ['PyGithub'],
      },
      {
        client: 'curl',
        operation: 'actions/create-workflow-dispatch',
        what: 'names a branch that there is none of',
        status: 422,
        act: async ({ curl }) => {
          const path = '/repos/acme/workflows/actions/workflows/ci.yml/dispatches';
          const { status, json } = await curl.send(path, { method: 'POST', body: { ref: 'nowhere' } });
          if (json?.message !== 'No ref found for: nowhere') throw new Error(json?.message);
          return status;
        },
        witness: 'gh',
        state: '3',
        look: ghReads('repos/acme/workflows/actions/runs', '.total_count'),
        needs: ['PyGithub'],
      },
      {
        client: 'gh',
        operation: 'actions/disable-workflow',
        what: '`workflow disable`',
        status: 204,
        act: async ({ gh }) => {
          await gh.run('workflow', 'disable', 'ci.yml', '--repo', 'acme/workflows');
        },
        witness: 'octokit',
        state: 'disabled_manually, and a dispatch is refused with 422',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.actions.getWorkflow({ ...at, workflow_id: 'ci.yml' });
          const inputs = { target: 'staging' };
          const { status } = await refusal(octokit.request(dispatch, { ...at, ref: 'main', inputs }));
          return `${data.state}, and a dispatch is refused with ${status}`;
        },
      },
      {
        client: 'gh',
        operation: 'actions/enable-workflow',
        what: '`workflow enable`',
        status: 204,
        act: async ({ gh }) => {
          const workflowId = await gh.run('api', 'repos/acme/workflows/actions/workflows', '--jq', '.workflows[0].id');
          await gh.run('workflow', 'enable', workflowId, '--repo', 'acme/workflows');
        },
        witness: 'PyGithub',
        state: 'active',
        look: pygithubPrints("print(github.get_repo('acme/workflows').get_workflow('ci.yml').state)"),
      },
      {
        client: 'PyGithub',
        operation: 'actions/cancel-workflow-run',
        what: 'cancels the newest run',
        status: 202,
        act: async ({ pygithub }) => {
          const came = await pygithub.run("print(github.get_repo('acme/workflows').get_workflow_runs()[0].cancel())");
          if (came !== 'True') throw new Error(came);
        },
        witness: 'gh',
        state: 'completed, cancelled',
        look: newestRun('.status, .conclusion'),
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'removes the workflow',
        status: 200,
        act: async ({ git }) => {
          const clone = await git.clone('workflows');
          await clone.run('rm', '--quiet', '.github/workflows/ci.yml');
          await clone.commit('Remove CI', {});
          await clone.push('origin', 'main');
        },
        witness: 'octokit',
        state: 'Remove CI, Add CI, Initial commit',
        look: octokitLogs('workflows'),
      },
    ],
  };
}

const dispatch = 'POST /repos/{owner}/{repo}/actions/workflows/ci.yml/dispatches';

async function newestRunId({ curl }: Bench): Promise<number> {
  return (await curl.get('/repos/acme/workflows/actions/runs?per_page=1')).json?.workflow_runs[0].id;
}
