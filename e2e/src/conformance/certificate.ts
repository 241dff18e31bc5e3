import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainEnvironment, runOrThrow } from './clients/run-command.js';

export interface Certificate {
  readonly cert: string;
  readonly key: string;
  /** Where the certificate is, for clients that are to trust it. */
  readonly file: string;
}

/** A certificate for this machine, good for a day. */
export async function makeCertificate(directory: string): Promise<Certificate> {
  const [keyFile, file] = [join(directory, 'key.pem'), join(directory, 'certificate.pem')];
  const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1'];
  const name = ['-addext', 'subjectAltName=IP:127.0.0.1'];
  const args = ['req', ...kind, ...name, '-keyout', keyFile, '-out', file];
  await runOrThrow('openssl', args, { env: plainEnvironment(directory) });
  return { cert: await readFile(file, 'utf8'), key: await readFile(keyFile, 'utf8'), file };
}
