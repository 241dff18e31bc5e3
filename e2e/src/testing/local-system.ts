import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GitHubAppClient } from '@project-factory/shared-github';

const workspace = join(dirname(fileURLToPath(import.meta.url)), '../../..');

export interface FollowedEvent {
  type: 'state' | 'step';
  data: { name?: string; state: string };
}

/** `npm start`, as a user runs it: a process of its own. */
export class LocalSystem {
  output = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly root: string,
  ) {}

  static async start(root: string): Promise<LocalSystem> {
    const loader = ['--conditions=@project-factory/source', '--import', join(workspace, 'tools/source/register.mjs')];
    const options = ['--data', join(root, 'data'), '--keys', join(root, 'keys'), '--port', '0'];
    const child = spawn(process.execPath, [...loader, join(workspace, 'apps/local/src/main.ts'), ...options], {
      env: { PATH: `${recordingGit(root)}${delimiter}${process.env['PATH'] ?? ''}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const system = new LocalSystem(child, root);
    const ended = once(child, 'exit').then(() => Promise.reject(new Error(`npm start ended: ${system.output}`)));
    const ready = new Promise<void>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (chunk: Buffer) => {
          system.output += chunk.toString();
          if (system.output.includes('Ready.')) resolve();
        });
      }
    });
    await Promise.race([ready, ended]);
    ended.catch(() => undefined);
    return system;
  }

  get dataDirectory(): string {
    return join(this.root, 'data');
  }

  get apiToken(): string {
    return this.keys().apiToken;
  }

  /** The arguments of every git command that the system has run, a line each. */
  get gitArguments(): string {
    return readFileSync(join(this.root, GIT_LOG), 'utf8');
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }

  async submit(project: object): Promise<void> {
    const response = await this.api('/v1/projects', { method: 'POST', body: JSON.stringify(project) });
    if (response.status !== 202) throw new Error(`${response.status}: ${await response.text()}`);
  }

  async project(name: string): Promise<unknown> {
    return (await this.api(`/v1/projects/${name}`)).json();
  }

  /** Reads a project's events until one is `enough`, or there are no more. */
  async follow(name: string, enough: (event: FollowedEvent) => boolean): Promise<void> {
    const response = await this.api(`/v1/projects/${name}/events`);
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const messages = (text + chunk).split('\n\n');
      text = messages.pop() ?? '';
      const events = messages.flatMap((message) => /^data: (.*)$/m.exec(message)?.[1] ?? []);
      if (events.some((event) => enough(JSON.parse(event) as FollowedEvent))) return;
    }
  }

  github(): GitHubAppClient {
    const { appPrivateKey } = this.keys();
    return GitHubAppClient.create({
      org: 'project-factory',
      appId: 1,
      privateKey: appPrivateKey,
      apiBaseUrl: this.url('GitHub'),
    });
  }

  cloneUrl(name: string): string {
    return `${this.url('GitHub')}/project-factory/${name}.git`;
  }

  /** For git's environment: it then asks nobody for a password. */
  async gitCredentials(name: string): Promise<Record<string, string>> {
    const token = await this.github().getRepoToken(name);
    return {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `http.${this.url('GitHub')}/.extraHeader`,
      GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
    };
  }

  private api(path: string, init: RequestInit = {}): Promise<Response> {
    const origin = new URL(this.url('API')).origin;
    const headers = { authorization: `Bearer ${this.apiToken}`, 'content-type': 'application/json' };
    return fetch(origin + path, { ...init, headers });
  }

  /** Where a part says that it is. */
  private url(part: string): string {
    const url = new RegExp(`^ +${part} +(http://\\S+)`, 'm').exec(this.output)?.[1];
    if (!url) throw new Error(`There is no ${part} in: ${this.output}`);
    return url;
  }

  private keys(): { apiToken: string; appPrivateKey: string } {
    return JSON.parse(readFileSync(join(this.root, 'keys/keys.json'), 'utf8')) as {
      apiToken: string;
      appPrivateKey: string;
    };
  }
}

const GIT_LOG = 'git-arguments.log';

/** A folder with a git that notes its arguments and hands them on: too short-lived to be looked at from outside. */
function recordingGit(root: string): string {
  const directory = join(root, 'bin');
  if (existsSync(directory)) return directory;
  mkdirSync(directory);
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  writeFileSync(join(root, GIT_LOG), '');
  writeFileSync(join(directory, 'git'), `#!/bin/sh\necho "$*" >> '${join(root, GIT_LOG)}'\nexec '${git}' "$@"\n`, {
    mode: 0o755,
  });
  return directory;
}
