/** A template that does not exist, cannot be read, or does not take the answers it was given. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}
