import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from './git.js';

/**
 * A certificate for `localhost` and 127.0.0.1 that nobody trusts.
 *
 * @throws Error where there is no openssl: Node can read certificates, and cannot make them
 */
export function throwawayCertificate(): { cert: string; key: string } {
  const directory = temporaryDirectory();
  const [cert, key] = [join(directory, 'cert.pem'), join(directory, 'key.pem')];
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  const command = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  try {
    execFileSync('openssl', [...command, '-addext', names, '-keyout', key, '-out', cert], { stdio: 'pipe' });
  } catch (cause) {
    throw new Error('Failed to make a certificate for this test. Install openssl: apt-get install openssl.', { cause });
  }
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
}
