import { type Tour, demo } from './tour.js';

export async function tourRepositories({ github }: Tour): Promise<void> {
  const settings = { description: 'A demo', homepage: 'https://example.org', private: true, auto_init: true };
  await github('POST', '/orgs/acme/repos', { name: 'demo', ...settings });
  await github('POST', '/orgs/acme/repos', { name: 'empty' });
  await github('POST', '/orgs/acme/repos', { name: 'template', is_template: true, auto_init: true });
  await github('POST', '/repos/acme/template/generate', { owner: 'acme', name: 'generated' });
  await github('GET', '/orgs/acme/repos');
  await github('GET', '/users/acme/repos');
  await github('GET', demo);
  await github('PATCH', demo, { description: 'Another', has_wiki: false });
  await github('PUT', `${demo}/topics`, { names: ['one', 'two'] });
  await github('GET', `${demo}/topics`);
  await github('GET', demo);
  await github('PATCH', '/repos/acme/empty', { name: 'renamed' });
  await github('GET', '/repos/acme/empty');
  await github('DELETE', '/repos/acme/renamed');
}
