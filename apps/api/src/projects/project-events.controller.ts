import { Controller, Get, Headers, Param, Res, UseGuards } from '@nestjs/common';
import { type ProjectEvent, ProjectStore } from '@project-factory/shared-queue';
import { BearerAuthGuard } from '@project-factory/shared-service';
import type { Response } from 'express';
import { ProjectsService } from './projects.service.js';

/** A comment this often keeps proxies from closing a stream on which nothing happens, in milliseconds. */
const HEARTBEAT_MS = 15_000;

@Controller('v1/projects')
@UseGuards(BearerAuthGuard)
export class ProjectEventsController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly store: ProjectStore,
  ) {}

  /**
   * What happens to a project, as server-sent events, from its beginning or from after `Last-Event-ID`, until it is done.
   *
   * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
   */
  @Get(':name/events')
  async follow(
    @Param('name') name: string,
    @Headers('last-event-id') after: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    await this.projects.get(name);
    if (gone.signal.aborted) return;
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write(': following\n\n');
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    try {
      const from = after === undefined ? {} : { after };
      for await (const event of this.store.events(name, { ...from, signal: gone.signal })) {
        response.write(serverSentEvent(event));
      }
    } finally {
      clearInterval(heartbeat);
      response.end();
    }
  }
}

/** JSON holds no line break, so an event is never cut in two. */
function serverSentEvent(event: ProjectEvent): string {
  return `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
