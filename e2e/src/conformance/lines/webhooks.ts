import type { Bench, BenchTopic } from '../bench.js';

const workflow = `name: Tell
on: workflow_dispatch
jobs:
  tell:
    runs-on: ubuntu-latest
    steps:
      - run: echo told
`;

/** What the App is told, signed, over its webhook. */
export function webhooks(): BenchTopic {
  return {
    title: 'Webhooks',
    lines: [
      {
        client: 'octokit',
        operation: 'apps/update-webhook-config-for-app',
        what: 'says where the webhook is to go, and the secret that signs it',
        status: 200,
        act: async ({ app, receiver, webhookSecret, octokit }) => {
          await octokit.rest.repos.createInOrg({ org: 'acme', name: 'hooks', auto_init: true });
          const config = { url: receiver.url, content_type: 'json', secret: webhookSecret };
          // As a plain parameter, `url` would be where Octokit sends the request.
          return (await app.octokit.request('PATCH /app/hook/config', { data: config })).status;
        },
        witness: 'curl',
        state: 'json, and a secret that is not told',
        look: async ({ app, curl, webhookSecret }) => {
          const { token } = (await app.octokit.auth({ type: 'app' })) as { token: string };
          const { json, text } = await curl.get('/app/hook/config', { authorization: `Bearer ${token}` });
          return `${json.content_type}, and a secret that is ${text.includes(webhookSecret) ? 'told' : 'not told'}`;
        },
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'pushes a workflow and a branch',
        status: 200,
        act: async ({ git }) => {
          const clone = await git.clone('hooks');
          await clone.commit('Add a workflow', { '.github/workflows/tell.yml': workflow });
          await clone.push('origin', 'main', 'HEAD:refs/heads/next');
        },
        witness: 'octokit',
        state: 'push to refs/heads/main of hooks, push to refs/heads/next of hooks',
        look: told,
      },
      {
        client: 'PyGithub',
        operation: 'repos/create-or-update-file-contents',
        what: 'writes a file',
        status: 201,
        act: async ({ pygithub }) => {
          await pygithub.run("github.get_repo('acme/hooks').create_file('file.txt', 'Add a file', 'told')");
        },
        witness: 'octokit',
        state: 'push to refs/heads/main of hooks',
        look: told,
      },
      {
        client: 'gh',
        operation: 'actions/create-workflow-dispatch',
        what: '`workflow run`',
        status: 204,
        act: async ({ gh, simulator }) => {
          await gh.run('workflow', 'run', 'tell.yml', '--repo', 'acme/hooks', '--ref', 'main');
          await simulator.webhooks.settled();
          simulator.clock.advance('61s');
        },
        witness: 'octokit',
        state: 'Tell requested, Tell in_progress, Tell completed with success',
        look: told,
      },
      {
        client: 'octokit',
        operation: 'apps/redeliver-webhook-delivery',
        what: 'asks for the last delivery once more',
        status: 202,
        act: async ({ app }) => {
          const { data } = await app.octokit.rest.apps.listWebhookDeliveries({ per_page: 1 });
          const delivery = { delivery_id: data[0]?.id ?? 0 };
          return (await app.octokit.rest.apps.redeliverWebhookDelivery(delivery)).status;
        },
        witness: 'simulator',
        state: 'workflow_run completed, once more: OK',
        look: async ({ simulator }) => {
          await simulator.webhooks.settled();
          const last = simulator.webhooks.deliveries.at(-1);
          return `${last?.event} ${last?.action}${last?.redelivery ? ', once more' : ''}: ${last?.status}`;
        },
        needs: ['gh'],
      },
      {
        client: 'git',
        operation: 'git-receive-pack',
        what: 'pushes after Octokit sent the webhook elsewhere',
        status: 200,
        act: async ({ app, receiver, git }) => {
          receiver.take();
          await app.octokit.request('PATCH /app/hook/config', { data: { url: receiver.otherUrl } });
          const clone = await git.clone('hooks');
          await clone.push('origin', 'HEAD:refs/heads/last');
        },
        witness: 'octokit',
        state: 'nothing',
        look: told,
        needs: ['octokit'],
      },
    ],
  };
}

async function told({ simulator, receiver }: Bench): Promise<string> {
  await simulator.webhooks.settled();
  return receiver.take();
}
