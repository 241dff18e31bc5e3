import type { Call } from '../http/call.js';

/** Everything of this GitHub comes from this machine. */
const addresses = ['127.0.0.0/8', '::1/128'];

const services = [
  'hooks',
  'web',
  'api',
  'git',
  'packages',
  'pages',
  'importer',
  'github_enterprise_importer',
  'actions',
  'actions_macos',
  'codespaces',
  'dependabot',
  'copilot',
];

/** What GitHub tells about itself. Enterprise Server names its version, by which clients know it. */
export function metaBody({ world: { enterpriseServer } }: Call) {
  return {
    verifiable_password_authentication: false,
    ...(enterpriseServer && { installed_version: wholeVersion(enterpriseServer) }),
    ...Object.fromEntries(services.map((service) => [service, addresses])),
  };
}

/** `3.19` as `3.19.0`. */
function wholeVersion(version: string): string {
  return /^\d+\.\d+$/.test(version) ? `${version}.0` : version;
}
