import { rule } from './rule.js';

const SHORTEST = 16;

/** Bearer tokens, each at least 16 printable characters long, or `sha256:` and the token's hash in hexadecimal. */
export function AreBearerTokens(): PropertyDecorator {
  return rule('areBearerTokens', {
    problem: (value) =>
      [value]
        .flat()
        .map((token, index) => problemOf(String(token), index + 1))
        .find((problem) => problem !== undefined),
    remedy: `Separate tokens by commas. Make one with "openssl rand -hex 32", or give sha256:HASH to keep it elsewhere.`,
  });
}

function problemOf(token: string, position: number): string | undefined {
  const entry = `entry ${String(position)}`;
  if (token.startsWith('sha256:')) {
    return /^sha256:[a-f\d]{64}$/i.test(token) ? undefined : `needs 64 hexadecimal digits after sha256: in ${entry}`;
  }
  if (token.length < SHORTEST) return `has fewer than ${String(SHORTEST)} characters in ${entry}`;
  return /^[\x21-\x7e]+$/.test(token) ? undefined : `has a character in ${entry} that no header can carry`;
}
