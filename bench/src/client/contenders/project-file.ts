/** What a contender that is no client of ours writes to a new repository. JSON is YAML. */
export function projectFile(spec: Readonly<Record<string, unknown>>) {
  const content = Buffer.from(`${JSON.stringify(spec, null, 2)}\n`).toString('base64');
  return { path: '.project.yaml', message: 'Add the project specification', content };
}
