import { redact } from '../redaction/redact.js';

/** Rejects, or throws, when the service cannot do its work. */
export type ReadinessCheck = () => unknown;

export interface CheckResult {
  readonly status: 'ok' | 'failing';
  /** Why it fails, without secrets. */
  readonly reason?: string;
}

/** Runs checks side by side; one that takes longer than the limit has failed. */
export async function runChecks(
  checks: Readonly<Record<string, ReadinessCheck>>,
  limitMs: number,
): Promise<Record<string, CheckResult>> {
  const results = Object.entries(checks).map(async ([name, check]) => [name, await run(check, limitMs)] as const);
  return Object.fromEntries(await Promise.all(results));
}

async function run(check: ReadinessCheck, limitMs: number): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${String(limitMs)} ms`)), limitMs);
  });
  try {
    await Promise.race([Promise.resolve().then(check), tooLate]);
    return { status: 'ok' };
  } catch (error) {
    return { status: 'failing', reason: redact(error instanceof Error ? error.message : String(error)) };
  } finally {
    clearTimeout(timer);
  }
}
