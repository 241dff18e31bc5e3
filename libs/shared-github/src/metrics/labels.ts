/** Why a request is sent again. */
export const RETRY_CAUSES = ['unavailable', 'timeout', 'fresh_token', 'revoked_token', 'rate_limit'] as const;
export type RetryCause = (typeof RETRY_CAUSES)[number];

/** What a token is for: all of the installation, or some repositories of it. */
export const TOKEN_SCOPES = ['installation', 'repository'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** How a request ended: GitHub's status, or why there is none. */
export type RequestStatus = number | 'timeout' | 'network';

/** The failures that an alert may ask for before the first of them. Others appear when they happen. */
export const ERROR_STATUSES = [401, 403, 404, 409, 422, 429, 500, 502, 503, 504, 'timeout', 'network'] as const;
