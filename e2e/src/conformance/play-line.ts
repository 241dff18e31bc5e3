import type { Line, Outcome, Stage } from './ledger.js';
import { redact } from './redact.js';

/** Plays one line to its end. Never throws: what goes wrong is the outcome. */
export async function playLine<S extends Stage>(line: Line<S>, stage: S): Promise<Outcome> {
  try {
    return (await act(line, stage)) ?? (await look(line, stage)) ?? { kind: 'passed' };
  } catch (error) {
    return failed('no failure', error instanceof Error ? error.message : String(error));
  }
}

async function act<S extends Stage>(line: Line<S>, stage: S): Promise<Outcome | undefined> {
  const { operation, status } = line;
  const before = stage.calls.length;
  const expected = `${operation} ${status}`;
  const told = await line.act(stage).catch((error: unknown) => {
    throw new Error(`${answers(stage, before)}; ${error instanceof Error ? error.message : String(error)}`);
  });
  const call = stage.calls.slice(before).findLast((candidate) => nameOf(candidate) === operation);
  if (call?.status !== status) return failed(expected, answers(stage, before));
  return told === undefined || told === status ? undefined : failed(`${line.client} told of ${status}`, `${told}`);
}

async function look<S extends Stage>(line: Line<S>, stage: S): Promise<Outcome | undefined> {
  const came = await line.look(stage);
  return came === line.state ? undefined : failed(`${line.witness} sees ${line.state}`, came);
}

/** What the client asked for, and what it was answered. */
function answers({ calls }: Stage, from: number): string {
  const asked = calls.slice(from).map((call) => `${nameOf(call)} ${call.status}`);
  return asked.join(', ') || 'no request';
}

function nameOf({ operation, route, method, path }: Stage['calls'][number]): string {
  return operation ?? route ?? `${method} ${path}`;
}

function failed(expected: string, came: string): Outcome {
  return { kind: 'failed', expected: redact(expected), came: redact(came) };
}
