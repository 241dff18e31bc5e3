import { type Installation, hasRepository } from '../apps/installation.js';
import type { RepositoryCall } from '../http/call.js';
import type { Links } from '../http/links.js';
import type { Repository } from '../repositories/repository.js';
import type { World } from '../world.js';
import { pushBody } from './push.body.js';
import { notePush } from './push.js';
import { workflowRunEventBody } from './workflow-run-event.body.js';
import type { WebhookEvent } from './webhook-options.js';

/** Makes webhooks of what happens. */
export function followEvents(world: World, links: () => Links): void {
  world.events.on('push', (event) => {
    const push = notePush(event);
    tell(world, links(), 'push', null, event.repository, (installation, call) => pushBody(push, installation, call));
  });
  world.events.on('workflow_run', (event) => {
    tell(world, links(), 'workflow_run', event.action, event.repository, (installation, call) =>
      workflowRunEventBody(event, installation, call),
    );
  });
}

/** An App is told of what it may see, where it is installed and not suspended. */
function tell(
  world: World,
  links: Links,
  event: WebhookEvent,
  action: string | null,
  repository: Repository,
  bodyOf: (installation: Installation, call: RepositoryCall) => Promise<object>,
): void {
  const { webhooks, installations, app } = world;
  const installation = installations.on(repository.owner);
  const isWanted = webhooks.config.target.url !== undefined && app.events.includes(event);
  if (!isWanted || !installation || installation.suspendedAt || !hasRepository(installation, repository)) return;
  const payload = bodyOf(installation, callFor(world, links, repository));
  const { id: installationId } = installation;
  const { id: repositoryId } = repository;
  webhooks.send(payload.then((body) => ({ event, action, installationId, repositoryId, payload: body })));
}

/** Bodies are made for a call; an event has none. */
function callFor(world: World, links: Links, repository: Repository): RepositoryCall {
  const url = new URL(links.api);
  const caller = { kind: 'app' } as const;
  return { request: new Request(url), text: '', url, world, links, caller, params: {}, repository };
}
