import { createSecureContext } from 'node:tls';
import type { ListenOptions } from '../server/listen.js';
import type { GitHubSimulatorOptions, LogEntry, SimulatedApp } from '../simulator-options.js';
import type { AppKey } from './app-key.js';
import type { CommandLine } from './arguments.js';
import { readFile } from './read-file.js';

const noLimits = { primary: false, concurrency: false, points: false, contentCreation: false };

/** What the command line asks of the simulator; files are read. */
export function simulatorOptionsOf(
  line: CommandLine,
  key: AppKey | undefined,
  log: (entry: LogEntry) => void,
): GitHubSimulatorOptions {
  return {
    app: appOf(line, key),
    organizations: line.organizations,
    ...(line.seedFile !== undefined && { seed: readFile('--seed', line.seedFile) }),
    ...(line.directory !== undefined && { directory: line.directory }),
    ...(line.noLimits && { limits: noLimits }),
    ...(line.validate && { validate: 'throw' }),
    ...(!line.quiet && { log }),
  };
}

function appOf({ appId: id, publicKeyFile, webhook }: CommandLine, key: AppKey | undefined): SimulatedApp {
  const secret = webhook?.secretFile && readFile('--webhook-secret-file', webhook.secretFile).replace(/\r?\n$/, '');
  return {
    id,
    ...(publicKeyFile !== undefined && { publicKey: readFile('--public-key', publicKeyFile) }),
    ...(key && { privateKey: key.privateKey }),
    ...(webhook && { webhook: { url: webhook.url, ...(secret && { secret }) } }),
  };
}

/** Where the command line wants the simulator to listen. */
export function listenOptionsOf({ port, host, downloadsPort, socketPath, tls }: CommandLine): ListenOptions {
  return {
    port,
    host,
    ...(downloadsPort !== undefined && { downloadsPort }),
    ...(socketPath !== undefined && { socketPath }),
    ...(tls && { tls: readTls(tls) }),
  };
}

function readTls({ certFile, keyFile }: { certFile: string; keyFile: string }) {
  const tls = { cert: readFile('--tls-cert', certFile), key: readFile('--tls-key', keyFile) };
  try {
    createSecureContext(tls);
    return tls;
  } catch (cause) {
    const message = `Failed to use ${certFile} with ${keyFile}. Give a certificate and its own key, both as PEM.`;
    throw new Error(message, { cause });
  }
}
