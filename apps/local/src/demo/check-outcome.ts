import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { git } from '@project-factory/scaffolder';
import type { ProjectRecord } from '@project-factory/shared-queue';
import { parse } from 'yaml';
import type { LocalKeys } from '../keys/local-keys.js';
import type { LocalSystem } from '../system/start-system.js';
import { fetchGitToken } from './fetch-git-token.js';
import { Outcome } from './outcome.js';
import type { Project } from './read-project.js';

export interface CheckOptions {
  readonly system: LocalSystem;
  readonly keys: LocalKeys;
  readonly project: Project;
  readonly record: ProjectRecord;
}

/** Looks at what is really there: clones the repository with git, and asks the simulated GitHub for the rest. */
export async function checkOutcome({ system, keys, project, record }: CheckOptions): Promise<Outcome> {
  const repository = record.repository?.fullName ?? '';
  const [owner = '', name = ''] = repository.split('/');
  const url = `${system.urls.github}/${repository}.git`;
  const token = await fetchGitToken({ url: await system.tools, token: keys.toolsToken }, name);
  const directory = await mkdtemp(join(tmpdir(), 'project-factory-demo-'));
  try {
    const credentials = { origin: new URL(url).origin, token };
    await git(['clone', '--quiet', url, '.'], { directory, credentials });
    const local = async (...args: string[]) => (await git(args, { directory })).trim();

    const outcome = new Outcome({ repository, url, files: (await local('ls-files')).split('\n') });
    const head = await local('rev-parse', 'HEAD');
    outcome.check('commit', head.slice(0, 12), head === record.commit);
    const spec: unknown = parse(await readFile(join(directory, '.project.yaml'), 'utf8'));
    outcome.check('specification', '.project.yaml', isDeepStrictEqual(spec, project.spec ?? {}));
    const secrets = Object.entries(project.secrets ?? {});
    const opened = secrets.map(([secret, value]) => system.github.secret(owner, name, secret) === value);
    outcome.check('secrets', secrets.map(([secret]) => secret).join(', ') || 'none', opened.every(Boolean));
    if (project.workflow) {
      const { id, status, conclusion } = record.workflowRun ?? {};
      outcome.check(
        'workflow',
        `${project.workflow.file}, run ${id}: ${conclusion}`,
        status === 'completed' && conclusion === 'success',
      );
    }
    const everything = await local('log', '--all', '--patch', '--format=fuller');
    const config = await readFile(join(directory, '.git/config'), 'utf8');
    outcome.check(
      'no secret',
      'in the history or in the clone',
      !holds(everything + config, [token, ...Object.values(project.secrets ?? {})]),
    );
    return outcome;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function holds(text: string, secrets: readonly string[]): boolean {
  return /gh[a-z]_[A-Za-z0-9._-]{16,}|x-access-token/.test(text) || secrets.some((secret) => text.includes(secret));
}
