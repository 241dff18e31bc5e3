import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Measure } from './measure.js';
import { renderTable } from './render-table.js';
import { suites } from './suites.js';

const usage = `npm run bench -- [SUITE ...]

Measures the built packages, prints a table, writes bench/results.json.
Suites: ${Object.keys(suites).join(', ')}. Without a name: all of them.
`;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !name.startsWith('-') && !(name in suites));
if (wanted.includes('--help') || unknown.length > 0) {
  if (unknown.length > 0) process.stderr.write(`There is no suite ${unknown.join(', ')}.\n\n`);
  process.stdout.write(usage);
  process.exit(unknown.length > 0 ? 1 : 0);
}

const measures: Measure[] = [];
for (const name of wanted.length > 0 ? wanted : Object.keys(suites)) {
  const suite = await suites[name]?.();
  if (!suite) continue;
  for await (const measure of suite()) {
    process.stderr.write(`${measure.name}\n`);
    measures.push(measure);
  }
}
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
process.stdout.write(`${renderTable(measures)}\n${machine.cores} x ${machine.cpu}, Node ${machine.node}\n`);
writeFileSync(new URL('../results.json', import.meta.url), `${JSON.stringify({ machine, measures }, null, 2)}\n`);
