import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Measure } from '../measure.js';
import { median } from '../median.js';
import { createRepository, startMeasured } from './start-measured.js';

const files = 300;
const times = 5;
const execute = promisify(execFile);
const environment = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
};

/** A commit of 300 new files, pushed by git over HTTP; beside it the same push to a directory. */
export async function* measurePush(): AsyncGenerator<Measure> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-push-'));
  const simulator = await startMeasured();
  try {
    const token = simulator.installationToken('acme');
    await createRepository(simulator, token, 'demo');
    const { port } = await simulator.listen();
    const work = join(directory, 'work');
    const git = (...command: string[]) => execute('git', command, { cwd: directory, env: environment });
    const here = (...command: string[]) => git('-C', work, ...command);
    await git('clone', '-q', `http://x:${token}@127.0.0.1:${port}/acme/demo.git`, 'work');
    await git('clone', '-q', '--bare', 'work', 'plain.git');
    await here('remote', 'add', 'plain', join(directory, 'plain.git'));
    const pushes: number[] = [];
    const plainPushes: number[] = [];
    for (let time = 0; time < times; time += 1) {
      for (let file = 0; file < files; file += 1)
        write(join(work, `${time}/${file % 17}/${file}.txt`), `${time} ${file}`);
      await here('add', '-A');
      await here('commit', '-qm', `Round ${time}`);
      pushes.push(await seconds(() => here('push', '-q', 'origin', 'HEAD')));
      plainPushes.push(await seconds(() => here('push', '-q', 'plain', 'HEAD')));
    }
    yield {
      name: `git push of ${files} files`,
      value: median(pushes),
      unit: 's',
      target: { atMost: 1 },
      peers: [{ name: 'to a directory', value: median(plainPushes) }],
    };
  } finally {
    await simulator.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
