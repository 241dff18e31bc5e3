export const mostTopics = 20;

const form = /^[a-z0-9][a-z0-9-]{0,49}$/;

/** Whether a text may be a topic of a repository. */
export function isTopic(text: string): boolean {
  return form.test(text);
}
