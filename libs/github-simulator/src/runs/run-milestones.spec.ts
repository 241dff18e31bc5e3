import { expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { SimulatorClock } from '../clock/simulator-clock.js';
import { Events } from '../events/events.js';
import type { Repository } from '../repositories/repository.js';
import type { Repositories } from '../repositories/repositories.js';
import { FileStateDirectory } from '../storage/file-state-directory.js';
import { temporaryDirectory } from '../testing/git.js';
import { RunMilestones } from './run-milestones.js';
import { type RunRecord, currentAttempt, withAttempt } from './run-record.js';
import { planAttempt } from './scripts/plan-attempt.js';
import { WorkflowRuns } from './workflow-runs.js';

const noon = Date.UTC(2026, 0, 31, 12);

function setup({ path = temporaryDirectory(), clock = new SimulatorClock(() => noon) } = {}) {
  const directory = new FileStateDirectory(path);
  const runs = new WorkflowRuns(directory.child('runs'));
  const repository = { id: 1, name: 'demo', owner: { login: 'acme' }, runs } as Repository;
  const there = new Set([repository]);
  const find = () => [...there][0];
  const repositories = { find, withId: find } as unknown as Repositories;
  const events = new Events();
  const seen: string[] = [];
  events.on('workflow_run', ({ run, action, at }) => {
    seen.push(`${run.id}.${currentAttempt(run).number} ${action} ${(at - noon) / 1000}`);
  });
  const closing = new AbortController();
  const milestones = new RunMilestones({ clock, closing: closing.signal, directory, events, repositories });
  const schedule = { queuedMs: 1000, inProgressMs: 5000 };
  const start = (id: number, inProgress: string | number = 5000) => {
    const plan = { runId: id, number: 1, nowMs: clock.nowMs(), schedule, jobs: [] };
    const run = { id, createdAt: clock.nowMs(), attempts: [planAttempt(plan, { inProgress })] } as unknown as RunRecord;
    runs.save(run);
    milestones.follow(repository, id);
    return run;
  };
  const stored = (id: number) => runs.find(id) as RunRecord;
  return { path, clock, closing, milestones, seen, start, stored, runs, repository, there, schedule };
}

it('announces each milestone once, in order', () => {
  const { clock, seen, start } = setup();
  start(7);
  expect(seen).toEqual(['7.1 requested 0']);
  clock.advance('1s');
  expect(seen.slice(1)).toEqual(['7.1 in_progress 1']);
  clock.advance('10s');
  clock.advance('10s');
  expect(seen.slice(2)).toEqual(['7.1 completed 6']);
});

it('announces what one step of the clock passes in the order in which it happens', () => {
  const { clock, seen, start } = setup();
  start(7, '1h');
  clock.advance(500);
  start(8, 100);
  clock.advance('2h');
  expect(seen).toEqual([
    '7.1 requested 0',
    '8.1 requested 0.5',
    '7.1 in_progress 1',
    '8.1 in_progress 1.5',
    '8.1 completed 1.6',
    '7.1 completed 3601',
  ]);
});

it('never has in progress what was cancelled in the queue', () => {
  const { milestones, clock, seen, start, stored, runs } = setup();
  start(7);
  const run = stored(7);
  runs.save(withAttempt(run, { ...currentAttempt(run), cancelledAt: clock.nowMs() + 500 }));
  milestones.check();
  clock.advance('1m');
  expect(seen).toEqual(['7.1 requested 0', '7.1 completed 0.5']);
});

it('announces every attempt', () => {
  const { milestones, clock, seen, start, stored, runs, repository, schedule } = setup();
  start(7);
  clock.advance('6s');
  const run = stored(7);
  const attempt = planAttempt({ runId: 7, number: 2, nowMs: clock.nowMs(), schedule, jobs: [] }, {});
  runs.save({ ...run, attempts: [...run.attempts, attempt] });
  milestones.follow(repository, 7);
  clock.advance('6s');
  expect(seen.slice(3)).toEqual(['7.2 requested 6', '7.2 in_progress 7', '7.2 completed 12']);
});

it('goes on after a restart, with what passed meanwhile and without what was announced', async () => {
  const first = setup();
  first.start(7);
  first.closing.abort();
  const { seen, runs } = setup({ path: first.path, clock: new SimulatorClock(() => noon + 2000) });
  expect(runs.list()).toHaveLength(1);
  await wait(20);
  expect(seen).toEqual(['7.1 in_progress 1']);
});

it('needs nobody to move the clock', async () => {
  const { seen, start, closing } = setup({ clock: new SimulatorClock(Date.now) });
  start(7, 0);
  await wait(1200);
  closing.abort();
  expect(seen).toHaveLength(3);
});

it('announces nothing of a repository that was deleted', () => {
  const { clock, seen, start, there } = setup();
  start(7);
  there.clear();
  clock.advance('1m');
  expect(seen).toEqual(['7.1 requested 0']);
});
