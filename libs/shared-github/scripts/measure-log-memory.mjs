// How much memory and time it takes to read large logs, from the simulator in this process by a client in another:
// node --conditions=@project-factory/source --import ./tools/source/register.mjs libs/shared-github/scripts/measure-log-memory.mjs [megabytes]
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';

const MIB = 1024 * 1024;
const LINE_BYTES = 150;
const archive = 'actions/download-workflow-run-attempt-logs';

async function measure(megabytes) {
  const { createGitHubSimulator } = await import('@project-factory/github-simulator');
  const { GitHubAppClient } = await import('../src/index.ts');
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const simulator = await createGitHubSimulator({ app: { id: 7, publicKey }, organizations: ['acme'] });
  const { url } = await simulator.listen();
  const options = { org: 'acme', appId: 7, privateKey, apiBaseUrl: url };
  const client = GitHubAppClient.create(options);
  await client.createRepo('shop');
  const workflow = 'on: workflow_dispatch\njobs: { build: { runs-on: x, steps: [{ run: make }] } }\n';
  await client.createOrUpdateFile('shop', '.github/workflows/ci.yml', workflow, 'Add CI');
  const lines = Math.round((megabytes * 1e6) / LINE_BYTES);
  simulator.runScripts.add({ jobs: [{ name: 'build', log: { lines, width: LINE_BYTES - 30 } }] });
  const runId = await client.triggerWorkflow('shop', 'ci.yml', 'main');
  await client.waitForWorkflowRun('shop', runId);
  for (const how of ['text', 'tail', 'stream', 'single']) {
    // Without an archive, the log of the job is asked for.
    if (how === 'single') simulator.faults.add({ operation: archive, fault: 'not-found', times: Infinity });
    const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url)], {
      env: { ...process.env, READ_LOGS: JSON.stringify({ options, runId, how }) },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    await once(child, 'exit');
  }
  await simulator.close();
}

async function read({ options, runId, how }) {
  const { GitHubAppClient } = await import('../src/index.ts');
  const client = GitHubAppClient.create(options);
  await client.getRepo('shop');
  globalThis.gc?.();
  const idle = process.memoryUsage.rss();
  const mostBefore = process.resourceUsage().maxRSS;
  let peak = idle;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);
  const startedAt = Date.now();
  const result = await ways[how](client, runId);
  clearInterval(timer);
  const { maxRSS } = process.resourceUsage();
  // What was used before, to load the modules, does not count.
  const most = maxRSS > mostBefore ? maxRSS * 1024 : peak;
  console.log(
    `${how}: ${result}; idle ${mib(idle)}, at most ${mib(most)}, so ${mib(most - idle)} above; ${((Date.now() - startedAt) / 1000).toFixed(1)} s`,
  );
}

const ways = {
  text: async (client, runId) =>
    `${(await client.getWorkflowLogs('shop', runId, { timeoutMs: 600_000 })).length} characters`,
  tail: async (client, runId) =>
    `${(await client.getWorkflowLogs('shop', runId, { tail: 100, timeoutMs: 600_000 })).split('\n').length} lines`,
  single: async (client, runId) => ways.text(client, runId),
  stream: async (client, runId) => {
    let lines = 0;
    for await (const { line } of client.streamWorkflowLogs('shop', runId, { timeoutMs: 600_000 }))
      lines += line ? 1 : 0;
    return `${lines} lines`;
  },
};

function mib(bytes) {
  return `${(bytes / MIB).toFixed(0)} MiB`;
}

if (process.env.READ_LOGS) await read(JSON.parse(process.env.READ_LOGS));
else await measure(Number(process.argv[2] ?? 500));
