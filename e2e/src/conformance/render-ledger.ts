import { type Chapter, type Entry, type Outcome, clients } from './ledger.js';
import { markdownTable } from './markdown-table.js';

const versionsStart = 'Played with ';

const introduction = `# Conformance

Written by \`npm run conformance\`, not by hand. Independent clients, as they are released, drive the simulator's HTTP server;
what one did, another looks at. A line passes when the client sent that very operation, was answered with that status, took
it as it should, and the other client then saw that state. All along, what is asked and answered is held against GitHub's
OpenAPI description. Only the secondary limits are off: together, these clients write faster than GitHub lets one.`;

/** The whole document, as prettier would leave it. */
export function renderLedger(chapters: readonly Chapter[], versions: readonly string[]): string {
  const sections = chapters.map(({ title, entries }) => `## ${title}\n\n${tableOf(entries)}`);
  return (
    [introduction, `${versionsStart}${versions.join(', ')}.`, summaryOf(chapters), ...sections].join('\n\n') + '\n'
  );
}

/** The document without what depends on the machine. */
export function withoutVersions(document: string): string {
  return document
    .split('\n')
    .filter((line) => !line.startsWith(versionsStart))
    .join('\n');
}

function summaryOf(chapters: readonly Chapter[]): string {
  const entries = chapters.flatMap((chapter) => chapter.entries);
  const rows = clients.map((client) => {
    const own = entries.filter((entry) => entry.client === client);
    const count = (kind: Outcome['kind']) => String(own.filter(({ outcome }) => outcome.kind === kind).length);
    const witnessed = entries.filter(({ witness }) => witness === client).length;
    const operations = new Set(own.map(({ operation }) => operation)).size;
    return [client, String(operations), count('passed'), count('failed'), count('left out'), String(witnessed)];
  });
  return markdownTable(['client', 'operations', 'passed', 'failed', 'left out', 'witness of'], rows);
}

function tableOf(entries: readonly Entry[]): string {
  const header = ['client', 'operation', 'what it does', 'status', 'seen by', 'what that one sees', 'outcome'];
  const rows = entries.map(({ client, operation, what, status, witness, state, outcome }) => [
    client,
    `\`${operation}\``,
    what,
    String(status),
    witness,
    `\`${plain(state)}\``,
    outcomeText(outcome),
  ]);
  return markdownTable(header, rows);
}

/** Also for the terminal. */
export function outcomeText(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'passed':
      return 'passed';
    case 'failed':
      return `FAILED: expected \`${plain(outcome.expected)}\`, came \`${plain(outcome.came)}\``;
    case 'left out':
      return `left out: no ${outcome.missing.join(', no ')}`;
  }
}

/** Fit to stand between backticks. */
function plain(text: string): string {
  return text.replaceAll('`', "'") || 'nothing';
}
