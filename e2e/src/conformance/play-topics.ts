import {
  type Chapter,
  type Entry,
  type Line,
  type Outcome,
  type Stage,
  type Tool,
  type Topic,
  missingFor,
} from './ledger.js';
import { playLine } from './play-line.js';

/** Plays every line in order; one whose tools are missing is left out. */
export async function playTopics<S extends Stage>(
  topics: readonly Topic<S>[],
  stage: S,
  installed: ReadonlySet<Tool>,
  onEntry: (entry: Entry) => void,
): Promise<Chapter[]> {
  const chapters: Chapter[] = [];
  for (const { title, lines } of topics) {
    const entries: Entry[] = [];
    for (const line of lines) {
      const missing = missingFor(line, installed);
      const entry = entryOf(line, missing.length > 0 ? { kind: 'left out', missing } : await playLine(line, stage));
      onEntry(entry);
      entries.push(entry);
    }
    chapters.push({ title, entries });
  }
  return chapters;
}

/** The ledger of a run in which every line passed: what is committed. */
export function asPassed<S extends Stage>(topics: readonly Topic<S>[]): Chapter[] {
  return topics.map(({ title, lines }) => ({ title, entries: lines.map((line) => entryOf(line, { kind: 'passed' })) }));
}

function entryOf<S extends Stage>(line: Line<S>, outcome: Outcome): Entry {
  const { client, operation, what, status, witness, state } = line;
  return { client, operation, what, status, witness, state, outcome };
}
