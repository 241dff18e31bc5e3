import { type Answer, json } from '../http/answer.js';
import { type Call, query } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import { installationBody } from './installation.body.js';

export function listInstallations(call: Call): Answer {
  const since = Date.parse(query(call, 'since') ?? '');
  const outdated = query(call, 'outdated');
  // Every installation here has accepted the App's latest permissions.
  const all = outdated && outdated !== 'false' ? [] : call.world.installations.all();
  const installations = Number.isNaN(since) ? all : all.filter(({ updatedAt }) => updatedAt.getTime() >= since);
  const page = pageOf(call);
  const bodies = slice(installations, page).map((installation) => installationBody(installation, call));
  return json(bodies, 200, linkHeader(call, page, installations.length));
}
