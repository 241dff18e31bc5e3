const unitsMs: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads `'61m'` or a number of milliseconds. */
export function parseDuration(duration: string | number): number {
  const ms = typeof duration === 'number' ? duration : parseText(duration);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  throw new RangeError(
    `Failed to read the duration ${JSON.stringify(duration)}. Give milliseconds, or a number with ms, s, m, h or d: '61m'.`,
  );
}

function parseText(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text.trim()) ?? [];
  return unit ? Number(amount) * (unitsMs[unit] ?? NaN) : NaN;
}
