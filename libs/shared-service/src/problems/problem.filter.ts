import { Catch, Logger, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { REQUEST_ID_HEADER } from '../logging/log-requests.js';
import { redact } from '../redaction/redact.js';
import { pathOf } from './path-of.js';
import { describe, toDocument } from './problem-document.js';
import { Problem } from './problem.js';

/** Turns a library's error into a problem, by its `code` for instance; nothing for one that it does not know. */
export type ToProblem = (error: unknown) => Problem | undefined;

const INTERNAL_ERROR = 500;

/** Answers every failed request with `application/problem+json` and logs those that are the service's fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(private readonly toProblem: ToProblem = () => undefined) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const requestId = String(response.getHeader(REQUEST_ID_HEADER) ?? '');
    const instance = pathOf(request);
    const problem = describe(this.toProblem(exception) ?? notFound(exception, request) ?? exception, requestId);
    if (problem.status >= INTERNAL_ERROR) this.report(exception, { requestId, method: request.method, path: instance });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response
      .status(problem.status)
      .set({ ...problem.headers, 'content-type': 'application/problem+json' })
      .send(redact(JSON.stringify(toDocument(problem, { instance, requestId }))));
  }

  private report(exception: unknown, fields: Record<string, string>): void {
    const text = `${fields['method'] ?? ''} ${fields['path'] ?? ''} failed`;
    if (exception instanceof Problem)
      this.logger.warn(text, { ...fields, reason: exception.message, err: exception.cause });
    else this.logger.error(text, { ...fields, err: exception });
  }
}

/** Nest's own message for an unknown route repeats the whole URL, query and all. */
function notFound(exception: unknown, request: Request): Problem | undefined {
  const { method, originalUrl } = request;
  if (!(exception instanceof NotFoundException) || exception.message !== `Cannot ${method} ${originalUrl}`)
    return undefined;
  return new Problem({ status: 404, detail: `There is nothing at ${method} ${pathOf(request)}.` });
}
