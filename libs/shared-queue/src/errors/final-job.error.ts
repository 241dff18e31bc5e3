/** Thrown by a project handler when another attempt cannot help, such as a name that is taken. The project fails now. */
export class FinalJobError extends Error {
  override readonly name = 'FinalJobError';

  /** @param code what the record and the API show, in UPPER_SNAKE_CASE */
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
