import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { plainEnvironment, runOrThrow } from './run-command.js';

/** GitHub's own command line. It takes `github.localhost` for a GitHub over plain HTTP, and the simulator for a proxy to it. */
export class Gh {
  constructor(
    private readonly root: string,
    private readonly token: string,
    private readonly directory: string,
  ) {}

  run(...args: string[]): Promise<string> {
    return this.feed('', ...args);
  }

  /** The same with something to read. */
  async feed(input: string, ...args: string[]): Promise<string> {
    const configuration = join(this.directory, 'gh');
    await mkdir(configuration, { recursive: true });
    const env = {
      ...plainEnvironment(this.directory),
      http_proxy: this.root,
      GH_HOST: 'github.localhost',
      GH_TOKEN: this.token,
      GH_CONFIG_DIR: configuration,
      // Where it keeps the logs that it downloaded, by the number of the run.
      TMPDIR: configuration,
      GH_NO_UPDATE_NOTIFIER: '1',
      GH_PROMPT_DISABLED: '1',
    };
    return runOrThrow('gh', args, { env, cwd: this.directory, input });
  }
}
