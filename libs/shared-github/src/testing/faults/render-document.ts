import { type Area, areas } from './areas.js';
import { describeExpectation } from './expectation.js';
import { faultIds, faults } from './faults.js';
import type { Operation } from './operation.js';

const introduction = `# What the client does when GitHub fails

Written by \`npm run faults\`, not by hand. Every cell is a test: the client makes the call of its column against the
simulator, which lets the request below it fail as the row says. Run them with \`npx nx test shared-github\`.

A cell says what comes of the call, and how many requests leave the client in all, from the first to the last: retries,
looks at what became of a write, mints of tokens (in brackets) and downloads. "value" is the right answer, and a write that
took effect exactly once. A call that fails has done nothing, unless the cell says what it leaves. Of an error that tells
when to come back, that time is given, and of a \`RateLimitExceededError\` the limit.

Each test also makes sure of what stands in no cell:

- the same call works ten seconds later, or when the time of the limit is over, or with the permission granted;
- the error shows no token, key or secret, in its message, cause or properties;
- nothing was sent before the time that a refusal named, and no token to another host.

How to read the rows:

- A fault strikes once, at the request below the method's name, unless it says "each time". "It was done" and "nothing was
  done" tell whether GitHub carried the request out; of a cut body and of half a document it has.
- The token is a minute old, a fresh one was minted right before. The columns under "Tokens" begin without any.
- The client is told not to wait for a limit, so that it fails at once. The hour's limit is over in 3600 s here.
- Where a permission is missing, the token that GitHub gives out does not hold it. Every token may read metadata: there a
  404 means that nothing is there.
- A call that waits (for a repository, a workflow file, a run) has time for one pause and a second look.
- \`setSecrets\` does not throw for one secret: the error is that of its outcome.
`;

/** All cells as Markdown, a table for each area. */
export function renderDocument(): string {
  const count = areas.flatMap(({ operations }) => operations).length * faultIds.length;
  const total = `${count} cells: ${faultIds.length} rows for each of ${count / faultIds.length} columns.\n`;
  return [introduction, total, ...areas.map(renderArea)].join('\n');
}

function renderArea({ title, operations }: Area): string {
  const header = ['what goes wrong', ...operations.map(({ method, struck }) => `${method}: \`${struck}\``)];
  const rows = faultIds.map((id) => [faults[id].title, ...operations.map((operation) => cell(operation, id))]);
  return `## ${title}\n\n${table([header, ...rows])}\n`;
}

function cell({ expected }: Operation, id: (typeof faultIds)[number]): string {
  return describeExpectation(expected[id]);
}

/** Columns line up, as prettier writes them. */
function table(rows: readonly (readonly string[])[]): string {
  const [header = [], ...others] = rows;
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n');
}
