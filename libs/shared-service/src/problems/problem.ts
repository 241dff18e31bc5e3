import { HttpException } from '@nestjs/common';

export interface ProblemOptions {
  /** The HTTP status. */
  readonly status: number;
  /** What went wrong this time. Always shown to the caller, so it holds nothing internal. */
  readonly detail: string;
  /** The kind of problem as a slug, such as `project-exists`. Left out: the status says it all (`about:blank`). */
  readonly type?: string;
  /** The kind of problem in words. Defaults to the status' own. */
  readonly title?: string;
  /** Further members of the document. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** Headers of the response, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What caused it. Goes to the log and not to the caller. */
  readonly cause?: unknown;
}

/**
 * A failure that the caller is told about as a problem document (RFC 9457).
 *
 * @example
 * ```ts
 * throw new Problem({ status: 409, type: 'project-exists', detail: 'There is a project "shop" already.' });
 * ```
 */
export class Problem extends HttpException {
  constructor(readonly description: ProblemOptions) {
    super(description.detail, description.status, { cause: description.cause });
    this.name = 'Problem';
  }
}
