import { unprocessable } from '../http/api.error.js';
import { inspect } from '../http/inspect.js';
import type { JsonObject } from '../http/read-body.js';

/** `security_and_analysis` as it was set, by the name of the feature. Nothing here acts on it. */
export type SecurityFeatures = Readonly<Record<string, unknown>>;

const off = { status: 'disabled' };

export const securityDefaults = {
  dependabot_security_updates: off,
  secret_scanning: off,
  secret_scanning_push_protection: off,
};

const known = new Set([
  ...Object.keys(securityDefaults),
  'advanced_security',
  'code_security',
  'secret_scanning_ai_detection',
  'secret_scanning_non_provider_patterns',
  'secret_scanning_delegated_alert_dismissal',
  'secret_scanning_delegated_bypass',
  'secret_scanning_delegated_bypass_options',
]);

/**
 * The features that a body turns on or off; those it does not know are left out.
 *
 * @throws ApiError 422 for a status that there is not
 */
export function readSecurityFeatures(wish: JsonObject): SecurityFeatures {
  const entries = Object.entries(wish).filter(([name]) => known.has(name));
  for (const [name, value] of entries) {
    const status = (value as { status?: unknown } | null)?.status;
    if (status === undefined || status === 'enabled' || status === 'disabled') continue;
    throw unprocessable(
      `Invalid request.\n\nFor 'properties/${name}', ${inspect(status)} is not a member of ["enabled", "disabled"].`,
    );
  }
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}
