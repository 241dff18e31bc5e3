/** A block of TypeScript in a README, and the heading above it. */
export interface ReadmeExample {
  readonly title: string;
  readonly code: string;
}

/** @throws Error when two stand under one heading: a test could not name them */
export function readmeExamples(markdown: string): ReadmeExample[] {
  const examples: ReadmeExample[] = [];
  let title = '';
  for (const [, heading, code] of markdown.matchAll(/^#+ ([^\n]+)$|^```ts\n(.*?)^```$/gms)) {
    if (heading !== undefined) title = heading;
    if (code === undefined) continue;
    if (examples.some((example) => example.title === title)) {
      throw new Error(`There are two examples under "${title}". Give each a heading of its own.`);
    }
    examples.push({ title, code });
  }
  return examples;
}
