import { rule } from './rule.js';

/** The URL of a Redis server. Its faults show no part of it, for it may hold a password. */
export function IsRedisUrl(): PropertyDecorator {
  return rule('isRedisUrl', {
    problem: (value) => problemOf(String(value)),
    remedy:
      'Give redis://HOST:6379, or rediss:// for TLS; percent-encode the password. Leave it out to run without Redis.',
  });
}

function problemOf(text: string): string | undefined {
  if (!/^rediss?:\/\//i.test(text)) return 'does not start with redis:// or rediss://';
  if (/\s/.test(text) || !URL.canParse(text)) return 'is not a URL';
  const { hostname, pathname } = new URL(text);
  if (!hostname) return 'names no host';
  return /^\/?\d*$/.test(pathname) ? undefined : 'has a path that is not the number of a database';
}
