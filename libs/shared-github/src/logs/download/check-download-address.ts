import { GitHubError } from '../../errors/github.error.js';

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The address is a credential of its own: it travels encrypted, or not out of this machine.
 *
 * @throws GitHubError
 */
export function checkDownloadAddress(address: URL): URL {
  const isSafe = address.protocol === 'https:' || (address.protocol === 'http:' && loopback.test(address.hostname));
  if (isSafe && address.username === '' && address.password === '') return address;
  throw new GitHubError(
    `GitHub pointed to a download at ${address.protocol}//${address.host}: only https is followed.`,
  );
}
