import { ciWorkflow } from '../start-actions.js';
import { type Tour, demo } from './tour.js';

const workflows = `${demo}/actions/workflows`;

export async function tourWorkflows({ github }: Tour): Promise<void> {
  const content = Buffer.from(ciWorkflow).toString('base64');
  await github('PUT', `${demo}/contents/.github/workflows/ci.yml`, { message: 'Add CI', content });
  await github('GET', workflows);
  await github('GET', `${workflows}/ci.yml`);
  await github('PUT', `${workflows}/ci.yml/disable`);
  await github('PUT', `${workflows}/ci.yml/enable`);
  await github('POST', `${workflows}/ci.yml/dispatches`, { ref: 'main' });
  await github('GET', `${workflows}/ci.yml/runs`);
}
