import { expect, it } from '@jest/globals';
import { ceiling } from '../testing/day/ceiling.js';
import { hoursWaited } from '../testing/day/hours-waited.js';
import { openGitHub } from '../testing/day/open-github.js';
import { provisionFor } from '../testing/day/provision-for.js';
import { repetitions } from '../testing/day/repetitions.js';

/** A minute or so of real time. */
const hours = 24;
const automation = Array.from({ length: 20 }, (_, worker) => `automation-${worker}`);

it('provisions for a whole day as fast as GitHub lets it, and is never refused', async () => {
  const github = await openGitHub(automation);
  const { projects, failures, costs } = await provisionFor(hours, github, automation);
  const { simulator, network, registry } = github;
  const { most, limit } = ceiling(costs, hours);
  const answered = (...statuses: number[]) => network.passed.filter(({ status }) => statuses.includes(status));
  const figures = {
    projects: projects.length,
    ceiling: `${most}, because of ${limit}`,
    eachHour: Array.from({ length: hours }, (_, hour) => projects.filter((project) => project.hour === hour).length),
    requests: network.passed.length,
    hoursWaitedFor: await hoursWaited(registry),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);

  expect(failures).toEqual([]);
  expect(answered(401, 403, 429)).toEqual([]);
  expect(repetitions(network.passed)).toEqual([]);
  simulator.assertBehaviour();
  expect(projects.length).toBeGreaterThanOrEqual(0.95 * most);
  expect(projects.length).toBeLessThanOrEqual(most);
  expect(new Set(projects.map(({ runId }) => runId)).size).toBe(projects.length);
  for (const { name } of projects) {
    expect(simulator.files('acme', name).map(({ path }) => path)).toEqual(['.project.yaml']);
    expect(simulator.secretNames('acme', name)).toEqual(['A', 'B', 'C', 'D', 'E']);
  }
  await github.close();
}, 900_000);
