import { type Tour, demo } from './tour.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');

export async function tourContents({ github }: Tour): Promise<void> {
  const file = `${demo}/contents/src/main.ts`;
  const { content } = await github('PUT', file, { message: 'Add', content: base64('let a = 1;\n'), branch: 'main' });
  const updated = await github('PUT', file, { message: 'Change', content: base64('let a = 2;\n'), sha: content.sha });
  for (const path of ['', '/src', '/src/main.ts']) await github('GET', `${demo}/contents${path}`);
  await github('GET', `${demo}/readme`);
  await github('GET', `${demo}/languages`);
  await github('GET', `${demo}/commits`);
  await github('GET', `${demo}/commits/main`);
  await github('GET', `${demo}/compare/${updated.commit.parents[0].sha}...main`);
  await github('DELETE', file, { message: 'Remove', sha: updated.content.sha });
}
