import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { badGateway, connect, type Intercept } from '../testing/connect.js';
import { virtualTime } from '../testing/virtual-time.js';

const file = `on: { workflow_dispatch: { inputs: { reason: { type: string } } } }
jobs: { test: { runs-on: x, steps: [{ run: y }] } }
`;

const plans = fc.record({
  callers: fc.integer({ min: 1, max: 5 }),
  /** Of each dispatch that is sent: whether its answer is lost, and whether before or after the run was made. */
  losses: fc.array(fc.constantFrom('none', 'before', 'after'), { maxLength: 8 }),
  /** Of each run: how many lists it is missing from. */
  lags: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 }),
});

it.each([{}, { enterpriseServer: '3.19' }])(
  'gives no run twice, none to the wrong caller and starts none in vain, in whatever order things happen (%j)',
  async (server) => {
    const { now, sleep } = virtualTime();
    let intercept: Intercept = (_request, pass) => pass();
    const { client } = await connect({
      client: { now, sleep, maxRequestsPerHour: 1_000_000 },
      simulator: { clock: now, ...server },
      intercept: (request, pass) => intercept(request, pass),
    });
    let repositories = 0;

    await fc.assert(
      fc.asyncProperty(fc.scheduler(), plans, async (scheduler, { callers, losses, lags }) => {
        // GitHub allows no more than so much in a minute.
        await sleep(60_000);
        intercept = (_request, pass) => pass();
        const repo = `shop-${(repositories += 1)}`;
        await client.createRepo(repo);
        await client.createOrUpdateFile(repo, '.github/workflows/ci.yml', file, 'Add CI');

        const github = unreliable({ losses, lags });
        intercept = async (request, pass) => {
          if (!/workflows\/ci\.yml\//.test(request.url)) return pass();
          await scheduler.schedule(Promise.resolve(), request.method);
          return github.answer(request, pass);
        };
        const reasons = Array.from({ length: callers }, (_, index) => `caller ${index}`);
        const outcomes = await scheduler.waitFor(
          Promise.allSettled(reasons.map((reason) => client.triggerWorkflow(repo, 'ci.yml', 'main', { reason }))),
        );

        intercept = (_request, pass) => pass();
        const runs = await client.getWorkflowRuns(repo);
        const owners = new Map(runs.reverse().map(({ id }, index) => [id, github.owners[index]]));
        const given = outcomes.flatMap((outcome, index) =>
          outcome.status === 'fulfilled' ? [[outcome.value, reasons[index]] as const] : [],
        );
        expect(new Map(given)).toEqual(owners);
        expect(given).toHaveLength(owners.size);
      }),
      { numRuns: 10 },
    );
  },
);

/** A GitHub that loses answers, and lists new runs late. */
function unreliable({ losses, lags }: { losses: readonly string[]; lags: readonly number[] }) {
  const owners: string[] = [];
  const unlisted = new Map<number, number>();
  let dispatches = 0;

  const dispatch: Intercept = async (request, pass) => {
    const { inputs } = (await request.clone().json()) as { inputs: { reason: string } };
    const loss = losses[dispatches++];
    if (loss === 'before') return badGateway();
    const response = await pass();
    if (response.ok) owners.push(inputs.reason);
    return loss === 'after' && response.ok ? badGateway() : response;
  };

  const list: Intercept = async (_request, pass) => {
    const response = await pass();
    if (response.status !== 200) return response;
    const body = (await response.json()) as { workflow_runs: { id: number }[] };
    const listed = body.workflow_runs.filter(({ id }) => {
      const left = unlisted.get(id) ?? lags[unlisted.size] ?? 0;
      unlisted.set(id, left - 1);
      return left <= 0;
    });
    return Response.json({ ...body, workflow_runs: listed }, { headers: { date: response.headers.get('date') ?? '' } });
  };

  const answer: Intercept = (request, pass) => (request.method === 'POST' ? dispatch : list)(request, pass);
  return { owners, answer };
}
