import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { LocalSystem } from './testing/local-system.js';

const SECRET = 'correct-horse-battery-staple';
const root = mkdtempSync(join(tmpdir(), 'killed-system-'));
let system = await LocalSystem.start(root);

afterAll(async () => {
  await system.stop();
  rmSync(root, { recursive: true, force: true });
});

it.each(['check', 'repository', 'specification', 'secrets', 'template', 'dispatch', 'run'])(
  'finishes a project whose process was killed in its step %s',
  async (step) => {
    const name = `killed-in-${step}`;
    await system.submit({
      name,
      template: 'node-service',
      spec: { team: 'core' },
      secrets: { DATABASE_URL: SECRET },
      workflow: { file: 'ci.yml', inputs: {} },
    });
    await system.follow(name, (event) => event.type === 'step' && event.data.name === step);
    await system.kill();

    system = await LocalSystem.start(root);
    await system.follow(name, () => false);
    expect(await system.project(name)).toMatchObject({ state: 'succeeded', workflowRun: { conclusion: 'success' } });
    const github = system.github();
    expect(await github.getWorkflowRuns(name)).toHaveLength(1);
    expect((await github.getFile(name, '.project.yaml')).content).toContain('team: core');
    expect(await commitsOf(name)).toEqual(['Start from the template node-service', 'Add the project specification']);
  },
);

it('has left no secret and no token in its data, its logs or the arguments of a process', () => {
  const git = system.gitArguments;
  for (const command of ['clone', 'commit', 'push']) expect(git).toMatch(new RegExp(`^(-c .*)?${command}`, 'm'));
  const everything = [git, system.output, ...filesBelow(system.dataDirectory)];
  expect(everything.length).toBeGreaterThan(10);
  for (const text of everything)
    expect(text).not.toMatch(new RegExp(`${SECRET}|gh[a-z]_[A-Za-z0-9._-]{16,}|PRIVATE KEY`));
  expect(everything.some((text) => text.includes(system.apiToken))).toBe(false);
});

async function commitsOf(name: string): Promise<string[]> {
  const { GIT_CONFIG_COUNT, ...credentials } = await system.gitCredentials(name);
  const directory = mkdtempSync(join(root, 'clone-'));
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: directory,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_COUNT, ...credentials },
    });
  git('clone', '--quiet', system.cloneUrl(name), '.');
  const history = git('log', '--all', '--patch', '--format=fuller');
  expect(history).not.toMatch(new RegExp(`${SECRET}|gh[a-z]_[A-Za-z0-9._-]{16,}`));
  return git('log', '--format=%s').trim().split('\n');
}

function filesBelow(directory: string): string[] {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
}
