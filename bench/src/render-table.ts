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
    const { name, value, unit, peers = [] } = measure;
    table.push([
      name,
      `${round(value)} ${unit}`.trim(),
      describeTarget(measure),
      { true: 'yes', false: 'NO', undefined: '' }[String(isMet(measure))] ?? '',
      peers.map((peer) => `${peer.name}: ${round(peer.value)} ${unit}`.trim()).join('\n'),
      peers.map((peer) => ratio(value, peer.value)).join('\n'),
    ]);
  }
  return table.toString();
}

function describeTarget({ target, unit, peers = [] }: Measure): string {
  if (!target) return '';
  if ('atLeast' in target) return `>= ${target.atLeast} ${unit}`.trim();
  if ('atMost' in target) return `<= ${target.atMost} ${unit}`.trim();
  const peer = peers[0]?.name ?? '';
  return 'atLeastTimesPeer' in target
    ? `>= ${target.atLeastTimesPeer} x ${peer}`
    : `<= ${target.atMostTimesPeer} x ${peer}`;
}

function ratio(value: number, peer: number): string {
  return peer === 0 ? '' : `${(value / peer).toFixed(2)}x`;
}

function round(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}
