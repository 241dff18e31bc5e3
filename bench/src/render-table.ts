import Table from 'cli-table3';
import { type Measure, isMet } from './measure.js';

/** The measures as a person reads them. */
export function renderTable(measures: readonly Measure[]): string {
  const table = new Table({
    head: ['measure', 'figure', 'target', 'met', 'peer', 'ratio'],
    colAligns: ['left', 'right', 'right', 'left', 'left', 'right'],
    style: { head: [], border: [] },
  });
  for (const measure of measures) {
    const { name, value, unit, peer } = measure;
    table.push([
      name,
      `${round(value)} ${unit}`,
      describeTarget(measure),
      { true: 'yes', false: 'NO', undefined: '' }[String(isMet(measure))] ?? '',
      peer ? `${peer.name}: ${round(peer.value)} ${unit}` : '',
      peer ? `${(value / peer.value).toFixed(2)}x` : '',
    ]);
  }
  return table.toString();
}

function describeTarget({ target, unit }: Measure): string {
  if (!target) return '';
  return 'atLeast' in target ? `>= ${target.atLeast} ${unit}` : `<= ${target.atMost} ${unit}`;
}

function round(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}
