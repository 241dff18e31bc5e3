import { show } from '../errors/show.js';
import { isLoopback } from './is-loopback.js';
import { rule, type Rule } from './rule.js';

const SINGLE_LABEL = /^[a-z\d-]+$/;

/**
 * The root of a GitHub REST API. Plain http only where the network cannot be a public one, that is on this machine
 * or at a name without dots (a service of the same compose file): tokens travel with every request.
 */
export const apiBaseUrlRule: Rule = {
  problem: (value) => problemOf(String(value)),
  remedy: 'Give https://api.github.com, or https://HOST/api/v3 for GitHub Enterprise Server.',
};

export function IsApiBaseUrl(): PropertyDecorator {
  return rule('isApiBaseUrl', apiBaseUrlRule);
}

function problemOf(text: string): string | undefined {
  const url = parse(text);
  if (!url || !/^https?:\/\/[^\s\\]+$/i.test(text)) return `is ${show(text)}, not an http(s) URL`;
  if (url.username || url.password) return 'holds credentials, which the App does not need';
  if (/[?#]/.test(text)) return 'ends in a query or a fragment, to which no path can be added';
  if (url.protocol === 'http:' && !isNear(url.hostname)) {
    return `is ${show(text)}, which would send tokens in clear text`;
  }
  return undefined;
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isNear(hostname: string): boolean {
  return isLoopback(hostname) || SINGLE_LABEL.test(hostname);
}
