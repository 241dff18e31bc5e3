import { expect, it } from '@jest/globals';
import { startActions } from '../testing/start-actions.js';

it('cancels a run in the queue, which then has no logs', async () => {
  const { github, actions, dispatch, run } = await startActions();
  const id = await dispatch();
  const { status, body } = await github.post(`${actions}/runs/${id}/cancel`);
  expect([status, body]).toEqual([202, {}]);
  expect(await run(id)).toMatchObject({ status: 'completed', conclusion: 'cancelled' });
  const { body: list } = await github.get(`${actions}/runs/${id}/jobs`);
  expect(list.jobs).toMatchObject([{ conclusion: 'cancelled', steps: [] }, { conclusion: 'cancelled' }]);
  expect((await github.get(`${actions}/runs/${id}/logs`)).status).toBe(404);
});

it('cancels a run in progress: steps that are over stay as they were', async () => {
  const { github, actions, dispatch, run, simulator } = await startActions();
  const id = await dispatch();
  simulator.clock.advance('3s');
  await github.post(`${actions}/runs/${id}/cancel`);
  simulator.clock.advance('1m');
  expect(await run(id)).toMatchObject({ conclusion: 'cancelled', updated_at: '2026-01-31T10:00:03Z' });
  const { body } = await github.get(`${actions}/runs/${id}/jobs`);
  const ends = body.jobs[0].steps.map(({ conclusion }: { conclusion: string }) => conclusion);
  expect(ends).toEqual(['success', 'cancelled', 'skipped', 'skipped']);
  expect((await github.get(`${actions}/runs/${id}/logs`)).status).toBe(302);
});

it.each(['cancel', 'force-cancel'])('does not %s what is over', async (verb) => {
  const { github, actions, complete } = await startActions();
  const id = await complete();
  const { status, body } = await github.post(`${actions}/runs/${id}/${verb}`);
  expect([status, body.message]).toEqual([409, 'Cannot cancel a workflow run that is completed.']);
});

it('forces a run that does not listen', async () => {
  const { github, actions, dispatch, run, simulator } = await startActions();
  const id = await dispatch({ ignoresCancel: true, inProgress: '1h' });
  simulator.clock.advance('1m');
  expect((await github.post(`${actions}/runs/${id}/cancel`)).status).toBe(202);
  expect((await run(id)).status).toBe('in_progress');
  expect((await github.post(`${actions}/runs/${id}/force-cancel`)).status).toBe(202);
  expect(await run(id)).toMatchObject({ status: 'completed', conclusion: 'cancelled' });
});

it('deletes a run only when it is over, and gives its number to none after it', async () => {
  const { github, actions, dispatch, run, simulator } = await startActions();
  const id = await dispatch();
  const early = await github.delete(`${actions}/runs/${id}`);
  expect([early.status, early.body.message]).toEqual([403, 'Could not delete the workflow run']);
  simulator.clock.advance('6s');
  expect((await github.delete(`${actions}/runs/${id}`)).status).toBe(204);
  expect((await github.get(`${actions}/runs/${id}`)).status).toBe(404);
  expect((await run(await dispatch())).run_number).toBe(2);
});

it('changes no run without the permission', async () => {
  const { github, mint, actions, dispatch } = await startActions();
  const id = await dispatch();
  const reader = github.as(await mint({ permissions: { actions: 'read' } }));
  const answers = await Promise.all([
    reader.post(`${actions}/runs/${id}/cancel`),
    reader.post(`${actions}/runs/${id}/rerun`),
    reader.delete(`${actions}/runs/${id}`),
    reader.delete(`${actions}/runs/${id}/logs`),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
});
