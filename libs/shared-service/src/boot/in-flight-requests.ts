import type { NextFunction, Request, Response } from 'express';

/** The requests that are being answered. */
export class InFlightRequests {
  private readonly responses = new Set<Response>();
  private onEmpty: () => void = () => undefined;

  readonly track = (_request: Request, response: Response, next: NextFunction): void => {
    this.responses.add(response);
    response.once('close', () => {
      this.responses.delete(response);
      this.settle();
    });
    next();
  };

  /** Resolves when all are answered but event streams, which have no end of their own, or when the time is up. */
  async drain(limitMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, limitMs);
      this.onEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
      this.settle();
    });
  }

  private settle(): void {
    if ([...this.responses].every(isEventStream)) this.onEmpty();
  }
}

function isEventStream(response: Response): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream');
}
