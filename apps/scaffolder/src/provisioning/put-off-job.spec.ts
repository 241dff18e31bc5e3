import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { ProjectStore, ProjectSubmissions } from '@project-factory/shared-queue';
import { createLogger } from '@project-factory/shared-service';
import { MockGitHub, mockGitHubEnvironment, MockGitHubModule } from '@project-factory/testing-mocks';
import { GitHubConnectionModule } from '../github/github-connection.module.js';
import { ScaffolderModule } from '../scaffolder.module.js';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function setup() {
  const root = mkdtempSync(join(tmpdir(), 'put-off-job-spec-'));
  const env = { ...mockGitHubEnvironment(), DATA_DIRECTORY: root, TEMPLATES_DIRECTORY: '../../templates' };
  const log: Record<string, unknown>[] = [];
  const write = (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>);
  const testing = await Test.createTestingModule({ imports: [ScaffolderModule.forRoot(env)] })
    .overrideModule(GitHubConnectionModule)
    .useModule(MockGitHubModule.forRoot({ client: { maxWaitMs: 0 } }))
    .setLogger(createLogger({ name: 'scaffolder', destination: { write } }))
    .compile();
  await testing.init();
  closers.push(async () => {
    await testing.close();
    rmSync(root, { recursive: true });
  });
  return { testing, simulator: testing.get(MockGitHub).simulator, store: testing.get(ProjectStore), log };
}

it('says once in the log which job waits for which of GitHub’s limits, and until when', async () => {
  const { testing, simulator, store, log } = await setup();
  simulator.faults.add({ operation: 'repos/create-in-org', fault: 'secondary-rate-limit', retryAfter: 600 });
  const before = Date.now();
  const { project } = await testing.get(ProjectSubmissions).submit({
    name: 'shop',
    description: '',
    template: 'node-service',
    answers: {},
    spec: {},
    secretNames: [],
  });
  let reason: string | undefined;
  for await (const { type, data } of store.events('shop')) {
    if (type === 'step' && data.state === 'failed') reason = data.detail;
    if (reason !== undefined && data.state === 'queued') break;
  }

  const lines = log.filter(({ limit }) => limit !== undefined);
  expect(lines).toMatchObject([
    {
      level: 'info',
      project: 'shop',
      id: project.id,
      limit: 'secondary',
      msg: "The job of shop waits in the queue: GitHub's rate limit, or the one that is set below it, is reached (secondary)",
    },
  ]);
  expect(reason).toMatch(/\(secondary\): it goes on about \d\d:\d\d UTC\.$/);
  const goesOnAt = Date.parse(String(lines[0]?.['goesOnAt']));
  expect(goesOnAt - before).toBeGreaterThanOrEqual(599_000);
  expect(goesOnAt - Date.now()).toBeLessThanOrEqual(600_000);
});
