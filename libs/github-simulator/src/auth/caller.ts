import type { Installation } from '../apps/installation.js';
import type { InstallationToken } from './installation-tokens.js';

/** Who sent a request. */
export type Caller = AnonymousCaller | AppCaller | InstallationCaller;

export interface AnonymousCaller {
  readonly kind: 'anonymous';
}

/** The App itself, with a JSON web token. */
export interface AppCaller {
  readonly kind: 'app';
}

export interface InstallationCaller {
  readonly kind: 'installation';
  readonly installation: Installation;
  readonly token: InstallationToken;
}
