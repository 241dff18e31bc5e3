/** Levels GitHub knows for a permission of an installation token. */
export type PermissionLevel = 'read' | 'write' | 'admin';

/** Permissions of an installation token, e.g. `{ contents: 'write', metadata: 'read' }`. */
export type TokenPermissions = Readonly<Record<string, PermissionLevel>>;

/** What a token is to be good for. Left out: everything the installation has. */
export interface TokenRequest {
  /** Names without owner. */
  repositories?: readonly string[];
  permissions?: TokenPermissions;
}

/** Two requests share a token only when they ask for the very same: names sorted, levels included. */
export function tokenKey(host: string, appId: number, installationId: number, request: TokenRequest): string {
  return JSON.stringify([
    host,
    appId,
    installationId,
    request.repositories ? request.repositories.map((name) => name.toLowerCase()).sort() : null,
    request.permissions ? Object.entries(request.permissions).sort(([a], [b]) => (a < b ? -1 : 1)) : null,
  ]);
}
