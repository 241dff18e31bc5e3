import { generateKeyPairSync } from 'node:crypto';

/** The variables that a service needs to start at all, for a test that swaps the GitHub behind them for the mock. */
export function mockGitHubEnvironment(org = 'acme'): Record<string, string> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { GITHUB_ORG: org, GITHUB_APP_ID: '1', GITHUB_APP_PRIVATE_KEY: privateKey };
}
