import type { Measure, Peer } from '../../measure.js';
import { type ContenderName, contenderTitles } from './contenders/contenders.js';
import { type ProvisioningOutcome, runProvisioning, type Scenario } from './run-provisioning.js';

const cold: Scenario = { workers: 10, projects: 10, hours: 1 };
const steady: Scenario = { workers: 20, projects: Infinity, hours: 3 };
const names: readonly ContenderName[] = ['ours', 'octokit', 'persistent-octokit'];

/** 500 writes an hour that create content, of which each project takes three. */
const ceiling: Peer = { name: 'what GitHub lets through', value: 500 / 3 };

type Figure = (outcome: ProvisioningOutcome) => number;

/** What comes of it: projects provisioned at a GitHub that keeps all of its limits, in simulated time. */
export async function* measureProvisioning(): AsyncGenerator<Measure> {
  const few = await runAll(cold);
  yield {
    name: '10 projects at once, nothing used before',
    unit: 'simulated s',
    target: { atMostTimesPeer: 0.33 },
    ...compare(few, doneAfterSeconds(10)),
  };
  const many = await runAll(steady);
  yield {
    name: 'the first 100 projects, 20 at once',
    unit: 'simulated s',
    target: { atMostTimesPeer: 0.33 },
    ...compare(many, doneAfterSeconds(100)),
  };
  const anHour = compare(many, ({ doneAtMs }) => doneAtMs.length / steady.hours);
  yield {
    name: `projects an hour, 20 at once for ${steady.hours} hours`,
    unit: 'projects/h',
    target: { atLeastTimesPeer: 3 },
    ...anHour,
    peers: [...anHour.peers, ceiling],
  };
  yield {
    name: `refusals in these ${steady.hours} hours`,
    unit: '',
    target: { atMostTimesPeer: 1 },
    ...compare(many, ({ refusals }) => refusals),
  };
  yield {
    name: `projects given up in these ${steady.hours} hours`,
    unit: '',
    ...compare(many, ({ failed }) => failed),
  };
  yield {
    name: `of them with a repository that is left half done`,
    unit: '',
    ...compare(many, ({ halfDone }) => halfDone),
  };
}

async function runAll(scenario: Scenario): Promise<ReadonlyMap<ContenderName, ProvisioningOutcome>> {
  const outcomes = new Map<ContenderName, ProvisioningOutcome>();
  for (const name of names) outcomes.set(name, await runProvisioning(name, scenario));
  return outcomes;
}

function compare(outcomes: ReadonlyMap<ContenderName, ProvisioningOutcome>, figure: Figure) {
  const values = [...outcomes].map(([name, outcome]) => ({ name: contenderTitles[name], value: figure(outcome) }));
  const [ours, ...peers] = values;
  return { value: ours?.value ?? NaN, peers };
}

/** Infinity when it was never so many. */
function doneAfterSeconds(count: number): Figure {
  return ({ doneAtMs }) => (doneAtMs[count - 1] ?? Infinity) / 1000;
}
