import type { LimitOptions } from './limit-options.js';

/** @throws RangeError for a number that is no limit, or a status that no refusal has */
export function checkLimitOptions({ primary, concurrency, points, contentCreation, refusal }: LimitOptions = {}): void {
  const content = typeof contentCreation === 'object' && contentCreation !== null ? contentCreation : undefined;
  const limits = { primary, concurrency, points };
  for (const [name, value] of Object.entries(limits)) {
    if (value !== undefined && typeof value !== 'boolean') checkLimit(name, value);
  }
  if (content) {
    checkLimit('contentCreation.perMinute', content.perMinute);
    checkLimit('contentCreation.perHour', content.perHour);
  } else if (contentCreation !== undefined && typeof contentCreation !== 'boolean') {
    checkLimit('contentCreation', contentCreation);
  }
  const { status = 403 } = refusal ?? {};
  if (![403, 429].includes(status)) {
    throw new RangeError(`Failed to create the simulator: limits.refusal.status is ${String(status)}. Use 403 or 429.`);
  }
}

function checkLimit(name: string, value: unknown): void {
  if (Number.isSafeInteger(value) && Number(value) > 0) return;
  throw new RangeError(
    `Failed to create the simulator: limits.${name} is ${String(value)}. Give a whole number above 0, or false to switch it off.`,
  );
}
