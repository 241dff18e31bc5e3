import type { Arguments } from './arguments.js';
import { openBench } from './bench.js';
import { installedTools } from './clients/installed-tools.js';
import { isCommitted, writeDocument } from './document.js';
import { type Chapter, type Entry, type Outcome, tools } from './ledger.js';
import { allTopics } from './lines/all-topics.js';
import { playTopics } from './play-topics.js';
import { redact } from './redact.js';
import { outcomeText, renderLedger } from './render-ledger.js';

type Say = (text: string) => void;

/** Plays the ledger and writes it, or holds it against what is committed. Returns whether all is well. */
export async function runConformance({ check, topic, without }: Arguments, say: Say): Promise<boolean> {
  const installed = await installedTools();
  for (const tool of tools.filter((tool) => without.includes(tool))) installed.delete(tool);
  const missing = tools.filter((tool) => !installed.has(tool));
  if (missing.length > 0) say(`Not on this machine: ${missing.join(', ')}.`);
  const topics = selectTopics(topic);
  const bench = await openBench();
  const chapters = await playTopics(topics, bench, new Set(installed.keys()), (entry) => say(lineOf(entry)));
  const isDescribed = await closesWell(bench.close(), say);
  const counts = (['passed', 'failed', 'left out'] as const).map((kind) => [kind, countOf(chapters, kind)] as const);
  say(counts.map(([kind, count]) => `${count} ${kind}`).join(', '));
  const isPassed = isDescribed && countOf(chapters, 'failed') === 0;
  const isComplete = missing.length === 0 || !process.env['CI'];
  if (topic || without.length > 0) return isPassed && isComplete;
  const versions = [...installed].map(([tool, version]) => `${tool} ${version}`);
  const isUpToDate = check ? await isCommitted() : await writeDocument(renderLedger(chapters, versions));
  if (!isUpToDate) say('docs/conformance.md is not what a run would write. Run npm run conformance and commit it.');
  return isPassed && isComplete && isUpToDate;
}

/** @throws TypeError when there is nothing to play: nothing would fail either */
function selectTopics(topic: string | undefined): ReturnType<typeof allTopics> {
  const all = allTopics();
  const selected = all.filter(({ title }) => !topic || title.toLowerCase().includes(topic.toLowerCase()));
  if (selected.length > 0) return selected;
  const titles = all.map(({ title }) => title).join(', ');
  throw new TypeError(`No topic has ${JSON.stringify(topic)} in its title. There are ${titles}.`);
}

/** The validator throws at the end what it held against clients and simulator. */
async function closesWell(closing: Promise<void>, say: Say): Promise<boolean> {
  return closing.then(
    () => true,
    (error: Error) => {
      say(`GitHub does not describe this:\n${error.message.split('\n').map(redact).join('\n')}`);
      return false;
    },
  );
}

function countOf(chapters: readonly Chapter[], kind: Outcome['kind']): number {
  return chapters.flatMap(({ entries }) => entries).filter(({ outcome }) => outcome.kind === kind).length;
}

function lineOf({ client, operation, what, outcome }: Entry): string {
  return `${client.padEnd(8)} ${operation}: ${what}: ${outcomeText(outcome)}`;
}
