import { downloadRoute } from '../downloads/serve-download.js';
import { parseSkew } from './catalogue/clocks.js';
import { faultCatalogue } from './catalogue/fault-catalogue.js';
import type { FaultRule } from './fault-rules.js';
import { operations } from '../operations/operations.js';

const services = ['git-upload-pack', 'git-receive-pack', downloadRoute, '*'];
const refusal = [403, 429];

/** Which statuses a fault may have, where there is a choice. */
const statuses: Readonly<Record<string, readonly number[]>> = {
  'primary-rate-limit': refusal,
  'secondary-rate-limit': refusal,
  'token-not-ready': [401, 403],
  'missing-permission': [403, 404],
  redirect: [301, 302, 307, 308],
};

/** @throws RangeError for a rule that could never strike, or not as it says */
export function checkFaultRule(rule: FaultRule): void {
  const { operation, fault, times = 1, after = 0 } = rule;
  if (!services.includes(operation) && !Object.hasOwn(operations, operation)) {
    throw new RangeError(
      `Failed to add a fault: there is no operation ${String(operation)}. Use GitHub's ids, git-upload-pack, git-receive-pack, /signed-download or *.`,
    );
  }
  if (!Object.hasOwn(faultCatalogue, fault)) {
    const names = Object.keys(faultCatalogue).join(', ');
    throw new RangeError(`Failed to add a fault: there is no fault ${String(fault)}. Use one of ${names}.`);
  }
  const isCounted = times === Infinity || (Number.isSafeInteger(times) && times > 0);
  if (!isCounted || !Number.isSafeInteger(after) || after < 0) {
    throw new RangeError(
      `Failed to add the fault ${fault}: times is ${times}, after is ${after}. Give whole numbers: more than 0 (or Infinity), and 0 or more.`,
    );
  }
  for (const complaint of complaintsOf(rule)) throw new RangeError(`Failed to add the fault ${fault}: ${complaint}`);
}

function complaintsOf(rule: FaultRule): string[] {
  const complaints: string[] = [];
  const allowed = statuses[rule.fault];
  if (allowed && 'status' in rule && rule.status !== undefined && !allowed.includes(rule.status)) {
    complaints.push(`status is ${rule.status}. Use one of ${allowed.join(', ')}.`);
  }
  if ('retryAfter' in rule && !isRetryAfter(rule.retryAfter)) {
    complaints.push(`retryAfter is ${JSON.stringify(rule.retryAfter)}. Give whole seconds, or an HTTP date.`);
  }
  if ('retryAfterSeconds' in rule && !isRetryAfter(rule.retryAfterSeconds)) {
    complaints.push(`retryAfterSeconds is ${rule.retryAfterSeconds}. Give whole seconds.`);
  }
  if ('pauseMs' in rule && rule.pauseMs !== undefined && !(rule.pauseMs >= 0)) {
    complaints.push(`pauseMs is ${rule.pauseMs}. Give 0 or more.`);
  }
  if (rule.fault === 'skewed-clock') complaints.push(...complaintsOfSkew(rule.skew));
  if (rule.fault === 'redirect' && rule.to !== undefined && !URL.canParse(rule.to)) {
    complaints.push(`to is ${rule.to}. Give a whole URL.`);
  }
  return complaints;
}

function complaintsOfSkew(skew: string | number | undefined): string[] {
  try {
    parseSkew(skew ?? 'nothing');
    return [];
  } catch {
    return [`skew is ${JSON.stringify(skew)}. Give milliseconds, or '-90s'.`];
  }
}

function isRetryAfter(value: number | string | undefined): boolean {
  if (value === undefined) return true;
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0;
  return /^\d+$/.test(value) || !Number.isNaN(Date.parse(value));
}
