import { expect, it } from '@jest/globals';
import { startActions } from '../testing/start-actions.js';

it('notes the steps of a job that failed, and nothing else', async () => {
  const { github, actions, complete } = await startActions();
  const id = await complete({ jobs: [{ name: 'Build it', conclusion: 'failure' }, { name: 'report' }] });
  const { body } = await github.get(`${actions}/runs/${id}/jobs`);
  const annotationsOf = async (index: number) =>
    (await github.get(`/repos/acme/demo/check-runs/${body.jobs[index].id}/annotations`)).body;
  expect(await annotationsOf(0)).toMatchObject([
    { path: '.github', annotation_level: 'failure', message: 'Process completed with exit code 1.' },
  ]);
  expect(await annotationsOf(1)).toEqual([]);
  expect((await github.get('/repos/acme/demo/check-runs/1/annotations')).status).toBe(404);
});
