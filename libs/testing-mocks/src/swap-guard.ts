import { HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { keepAtHome } from './refuse-the-internet.js';

/** What to do about an override that Nest dropped. */
export const swapMissed =
  'The mock of GitHub was not swapped in: it was offered to a testing module, and the application did not take it. ' +
  "Override the application's own module that imports GitHubModule (overrideModule(GitHubConnectionModule)). " +
  'overrideModule(GitHubModule) changes nothing where the application imports GitHubModule.forRoot(...): ' +
  'https://github.com/nestjs/nest/issues/11967';

/**
 * Keeps requests at home from the moment a mock is offered until an application takes it: Nest drops an override that
 * matches nothing without a word, and the application would go on with its own client.
 */
export class SwapGuard {
  private readonly server = setupServer(keepAtHome(refusal));

  constructor() {
    this.server.listen({ onUnhandledRequest: 'error' });
  }

  /** The application has the mock: requests are its own affair from here on. */
  taken(): void {
    this.server.close();
  }
}

/** Instead of what would have gone to the real GitHub; in its shape, so that every client shows the message. */
function refusal(): Response {
  return HttpResponse.json(
    { message: swapMissed, documentation_url: 'https://github.com/nestjs/nest/issues/11967', status: '403' },
    // Not an error of a server, which a client would ask again.
    { status: 403 },
  );
}
