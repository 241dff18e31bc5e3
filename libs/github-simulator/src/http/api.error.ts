/** One entry of `errors` in GitHub's 422 answers. */
export interface FieldError {
  readonly resource: string;
  readonly field: string;
  readonly code: 'missing' | 'missing_field' | 'invalid' | 'already_exists' | 'unprocessable' | 'too_large' | 'custom';
  readonly message?: string;
}

/** What an error says beyond its message. */
export interface ErrorDetails {
  readonly errors?: readonly (FieldError | string)[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Where what was asked for is now. */
  readonly url?: string;
  /** Whole URL; default: the page of the operation. */
  readonly documentation?: string;
}

/** An answer other than success, in GitHub's words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }
}

export function notFound(message = 'Not Found'): ApiError {
  return new ApiError(404, message);
}

export function unprocessable(message: string, errors?: readonly (FieldError | string)[]): ApiError {
  return new ApiError(422, message, errors && { errors });
}
