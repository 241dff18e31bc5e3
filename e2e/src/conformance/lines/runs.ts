import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunScript } from '@project-factory/github-simulator';
import type { Bench, BenchTopic } from '../bench.js';
import { octokitWith, refusal } from '../clients/octokit.js';
import { curlReads, ghReads, pygithubPrints } from './looks.js';

const at = { owner: 'acme', repo: 'runs' };

const workflow = `name: Checks
on: workflow_dispatch
jobs:
  unit:
    runs-on: ubuntu-latest
    steps:
      - name: Say hello
        run: echo hello
      - name: Test
        run: npm test
`;

/** The first attempt fails, the next ones go well. */
const script: RunScript = {
  workflow: 'checks.yml',
  times: 1,
  jobs: [
    {
      name: 'unit',
      steps: [
        { name: 'Say hello', log: 'hello' },
        { name: 'Test', conclusion: 'failure', log: '1 test failed' },
      ],
    },
  ],
  artifacts: [{ name: 'report', files: { 'report.txt': 'one of two\n', 'pages/index.html': '<p>one of two' } }],
};

/** Runs, their jobs and their logs, which come from another origin. */
export function runs(): BenchTopic {
  const kept = { id: 0, location: '' };
  const logs = () => `/repos/acme/runs/actions/runs/${kept.id}/logs`;
  return {
    title: 'Runs and logs',
    lines: [
      {
        client: 'octokit',
        operation: 'actions/create-workflow-dispatch',
        what: 'writes a workflow and dispatches it',
        status: 204,
        act: async (bench) => {
          const { octokit, simulator } = bench;
          simulator.runScripts.add(script);
          await octokit.rest.repos.createInOrg({ org: 'acme', name: 'runs', auto_init: true });
          const content = Buffer.from(workflow).toString('base64');
          const file = { path: '.github/workflows/checks.yml', message: 'Add checks', content };
          await octokit.rest.repos.createOrUpdateFileContents({ ...at, ...file });
          const dispatch = { ...at, workflow_id: 'checks.yml', ref: 'main' };
          const { status } = await octokit.rest.actions.createWorkflowDispatch(dispatch);
          kept.id = (await octokit.rest.actions.listWorkflowRunsForRepo(at)).data.workflow_runs[0]?.id ?? 0;
          pass(bench, '45s');
          return status;
        },
        witness: 'curl',
        state: 'in_progress, null',
        look: (bench) => curlReads(`/repos/acme/runs/actions/runs/${kept.id}`, 'status', 'conclusion')(bench),
      },
      {
        client: 'octokit',
        operation: 'actions/list-jobs-for-workflow-run',
        what: 'lists the jobs when the run is over',
        status: 200,
        act: async (bench) => {
          pass(bench, '45s');
          const { status, data } = await bench.octokit.rest.actions.listJobsForWorkflowRun({ ...at, run_id: kept.id });
          const steps = data.jobs[0]?.steps?.map(({ name, conclusion }) => `${name}: ${conclusion}`).join(', ');
          if (!steps?.includes('Say hello: success, Test: failure')) throw new Error(steps);
          return status;
        },
        witness: 'curl',
        state: 'completed, failure',
        look: (bench) => curlReads(`/repos/acme/runs/actions/runs/${kept.id}`, 'status', 'conclusion')(bench),
      },
      {
        client: 'gh',
        operation: 'actions/list-jobs-for-workflow-run',
        what: '`run view`',
        status: 200,
        act: async ({ gh }) => {
          const came = await gh.run('run', 'view', String(kept.id), '--repo', 'acme/runs');
          if (!/X unit in .*X Test/s.test(came)) throw new Error(came);
        },
        witness: 'PyGithub',
        state: 'completed failure of 1',
        look: pygithubPrints(
          "runs = github.get_repo('acme/runs').get_workflow_runs(branch='main')",
          "print(runs[0].status, runs[0].conclusion, 'of', runs.totalCount)",
        ),
      },
      {
        client: 'gh',
        operation: 'actions/download-workflow-run-logs',
        what: '`run view --log`',
        status: 302,
        act: async ({ gh }) => {
          const came = await gh.run('run', 'view', String(kept.id), '--repo', 'acme/runs', '--log');
          if (!/^unit\tSay hello\t.*hello/m.test(came)) throw new Error(came || 'no output');
        },
        witness: 'curl',
        state: 'application/zip from the second origin',
        look: async ({ curl, server }) => {
          const { headers } = await curl.get(logs(), { options: ['location'] });
          const { headers: redirect } = await curl.get(logs());
          const isSecond = redirect.get('location')?.startsWith(server.downloadsUrl);
          return `${headers.get('content-type')} from the ${isSecond ? 'second' : 'same'} origin`;
        },
      },
      {
        client: 'gh',
        operation: 'actions/list-jobs-for-workflow-run',
        what: '`run view --log-failed`, from the logs that it kept',
        status: 200,
        act: async ({ gh }) => {
          const came = await gh.run('run', 'view', String(kept.id), '--repo', 'acme/runs', '--log-failed');
          if (!/^unit\tTest\t.*1 test failed/m.test(came) || came.includes('hello'))
            throw new Error(came || 'no output');
        },
        witness: 'octokit',
        state: 'Test',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.actions.listJobsForWorkflowRun({ ...at, run_id: kept.id });
          const steps = data.jobs.flatMap((job) => job.steps ?? []);
          return steps
            .filter(({ conclusion }) => conclusion === 'failure')
            .map(({ name }) => name)
            .join(', ');
        },
      },
      {
        client: 'gh',
        operation: 'actions/download-artifact',
        what: '`run download`, which unpacks the artifacts',
        status: 302,
        act: async ({ gh, directory }) => {
          const target = join(directory, 'artifacts');
          await gh.run('run', 'download', String(kept.id), '--repo', 'acme/runs', '--name', 'report', '--dir', target);
          const files = (await readdir(target, { recursive: true })).sort().join(', ');
          const report = await readFile(join(target, 'report.txt'), 'utf8');
          if (`${files}: ${report}` !== 'pages, pages/index.html, report.txt: one of two\n') throw new Error(files);
        },
        witness: 'octokit',
        state: 'report, the size that curl downloads',
        look: async ({ octokit, curl }) => {
          const { data } = await octokit.rest.actions.listWorkflowRunArtifacts({ ...at, run_id: kept.id });
          const [artifact] = data.artifacts;
          const path = `/repos/acme/runs/actions/artifacts/${artifact?.id}/zip`;
          const { bytes } = await curl.get(path, { options: ['location'] });
          const isSame = bytes.length === artifact?.size_in_bytes;
          return `${artifact?.name}, ${isSame ? 'the size that curl downloads' : `${bytes.length} bytes`}`;
        },
      },
      {
        client: 'octokit',
        operation: '/signed-download',
        what: 'downloads the logs, following to the second origin',
        status: 200,
        act: async ({ octokit }) => {
          const { data } = await octokit.rest.actions.downloadWorkflowRunLogs({ ...at, run_id: kept.id });
          const start = Buffer.from(data as ArrayBuffer).toString('latin1', 0, 2);
          if (start !== 'PK') throw new Error(`not a zip file: ${start}`);
        },
        witness: 'curl',
        state: '200',
        look: async ({ curl }) => String((await curl.get(logs(), { options: ['location'] })).status),
      },
      {
        client: 'curl',
        operation: '/signed-download',
        what: 'downloads the logs (`--location`), which leaves the token behind',
        status: 200,
        act: async ({ curl }) => (await curl.get(logs(), { options: ['location'] })).status,
        witness: 'simulator',
        state: 'no token sent to another host',
        look: misbehaviour,
      },
      {
        client: 'curl',
        operation: '/signed-download',
        what: 'takes the token along (`--location-trusted`), which the second origin refuses',
        status: 403,
        act: async ({ curl }) => (await curl.get(logs(), { options: ['location-trusted'] })).status,
        witness: 'simulator',
        state: 'a token sent to another host',
        look: misbehaviour,
      },
      {
        client: 'curl',
        operation: 'actions/download-workflow-run-logs',
        what: 'keeps a signed address for longer than a minute',
        status: 302,
        act: async (bench) => {
          const { status, headers } = await bench.curl.get(logs());
          kept.location = headers.get('location') ?? '';
          pass(bench, '61s');
          return status;
        },
        witness: 'octokit',
        state: '403',
        look: async ({ server }) =>
          String((await refusal(octokitWith(server.url).request(`GET ${kept.location}`))).status),
      },
      {
        client: 'octokit',
        operation: 'actions/download-job-logs-for-workflow-run',
        what: 'reads the log of one job',
        status: 302,
        act: async ({ octokit }) => {
          const { data: jobs } = await octokit.rest.actions.listJobsForWorkflowRun({ ...at, run_id: kept.id });
          const job = { ...at, job_id: jobs.jobs[0]?.id ?? 0 };
          const { data } = await octokit.rest.actions.downloadJobLogsForWorkflowRun(job);
          if (!String(data).includes('hello')) throw new Error(String(data));
        },
        witness: 'curl',
        state: 'text/plain',
        look: async ({ curl }) => {
          const { json } = await curl.get(`/repos/acme/runs/actions/runs/${kept.id}/jobs`);
          const path = `/repos/acme/runs/actions/jobs/${json.jobs[0].id}/logs`;
          const { headers } = await curl.get(path, { options: ['location'] });
          return headers.get('content-type')?.split(';')[0] ?? '';
        },
      },
      {
        client: 'gh',
        operation: 'actions/re-run-workflow-failed-jobs',
        what: '`run rerun --failed`',
        status: 201,
        act: async ({ gh }) => {
          await gh.run('run', 'rerun', String(kept.id), '--repo', 'acme/runs', '--failed');
        },
        witness: 'octokit',
        state: 'attempt 2, queued, under the same id',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.actions.getWorkflowRun({ ...at, run_id: kept.id });
          return `attempt ${data.run_attempt}, ${data.status}, under the same id`;
        },
      },
      {
        client: 'gh',
        operation: 'actions/cancel-workflow-run',
        what: '`run cancel`',
        status: 202,
        act: async ({ gh }) => {
          await gh.run('run', 'cancel', String(kept.id), '--repo', 'acme/runs');
        },
        witness: 'octokit',
        state: 'cancelled, and the first attempt failure',
        look: async ({ octokit }) => {
          const { data } = await octokit.rest.actions.getWorkflowRun({ ...at, run_id: kept.id });
          const attempt = { ...at, run_id: kept.id, attempt_number: 1 };
          const { data: first } = await octokit.rest.actions.getWorkflowRunAttempt(attempt);
          return `${data.conclusion}, and the first attempt ${first.conclusion}`;
        },
      },
      {
        client: 'gh',
        operation: 'actions/re-run-workflow',
        what: '`run rerun`',
        status: 201,
        act: async (bench) => {
          await bench.gh.run('run', 'rerun', String(kept.id), '--repo', 'acme/runs');
          pass(bench, '61s');
        },
        witness: 'PyGithub',
        state: 'completed success',
        look: (bench) =>
          bench.pygithub.run(
            `run = github.get_repo('acme/runs').get_workflow_run(${kept.id})`,
            'print(run.status, run.conclusion)',
          ),
      },
      {
        client: 'octokit',
        operation: 'actions/delete-workflow-run',
        what: 'deletes the run',
        status: 204,
        act: async ({ octokit }) => (await octokit.rest.actions.deleteWorkflowRun({ ...at, run_id: kept.id })).status,
        witness: 'gh',
        state: '0',
        look: ghReads('repos/acme/runs/actions/runs', '.total_count'),
      },
    ],
  };
}

function pass({ simulator }: Bench, duration: string): void {
  simulator.clock.advance(duration);
}

async function misbehaviour({ simulator }: Bench): Promise<string> {
  const isSentOn = simulator.misbehaviours.some(({ rule }) => rule === 'keeps its token to the host');
  return isSentOn ? 'a token sent to another host' : 'no token sent to another host';
}
