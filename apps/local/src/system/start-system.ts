import { createPublicKey } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { api } from '@project-factory/api';
import { createGitHubSimulator, type GitHubSimulator } from '@project-factory/github-simulator';
import { scaffolder } from '@project-factory/scaffolder';
import { DirectoryLock } from '@project-factory/shared-queue';
import { type ServiceOptions, startService } from '@project-factory/shared-service';
import { serviceEnvironment } from './service-environment.js';
import { explainPort } from './explain-port.js';
import { StopStack } from './stop-stack.js';
import type { SystemOptions } from './system-options.js';

/** The App as the simulated GitHub knows it. */
const APP_ID = 1;

/** Simulated runs are short: nobody learns from waiting for them. */
const RUN_SCHEDULE = { queuedMs: 150, inProgressMs: 300 };

/** The whole system in this process. */
export interface LocalSystem {
  readonly github: GitHubSimulator;
  readonly urls: { readonly api: string; readonly scaffolder: string; readonly github: string };
  /** Where the tools are. They load much, and nobody who asks for a project waits for them. */
  readonly tools: Promise<string>;
  /** Stops everything, in the order in which the parts need each other. */
  close(): Promise<void>;
}

/** Starts GitHub first and the API last: whoever reaches the API finds the rest at work. */
export async function startSystem(options: SystemOptions): Promise<LocalSystem> {
  const { dataDirectory, ports, logger } = options;
  const stack = new StopStack();
  try {
    mkdirSync(dataDirectory, { recursive: true });
    const lock = DirectoryLock.acquire(join(dataDirectory, 'local.lock'));
    stack.push(async () => lock.release());
    const github = await createGitHubSimulator({
      app: { id: APP_ID, publicKey: publicKeyOf(options.keys.appPrivateKey) },
      organizations: [options.org],
      directory: join(dataDirectory, 'github'),
      runSchedule: RUN_SCHEDULE,
    });
    stack.push(() => github.close());
    const listener = await github.listen({ port: ports.github }).catch(explainPort(ports.github));
    const env = serviceEnvironment(options, { appId: APP_ID, apiBaseUrl: listener.url });
    const start = async (service: ServiceOptions, port: number): Promise<string> => {
      const { url, close } = await startService({ ...service, env, logger }).catch(explainPort(port));
      stack.push(close);
      return url;
    };
    const urls = {
      github: listener.url,
      scaffolder: await start(scaffolder, ports.scaffolder),
      api: await start(api, ports.api),
    };
    const tools = startTools(start, ports.tools);
    const close = async () => {
      await tools.catch(() => undefined);
      await stack.unwind();
    };
    return { github, urls, tools, close };
  } catch (error) {
    await stack.unwind();
    throw error;
  }
}

function startTools(start: (service: ServiceOptions, port: number) => Promise<string>, port: number): Promise<string> {
  const tools = import('@project-factory/langgraph-tools').then(({ langgraphTools }) => start(langgraphTools, port));
  // Whoever waits for them hears of a failure: until then it must not end the process.
  tools.catch(() => undefined);
  return tools;
}

function publicKeyOf(privateKey: string): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
}
