import type { Fault } from '../fault.js';
import type { FaultName } from '../fault-options.js';
import { cutBody, htmlBody, malformedJson, slowBody } from './bodies.js';
import { skewedClock } from './clocks.js';
import { connectionReset, connectionResetAfterEffect, timeout, timeoutAfterEffect } from './connections.js';
import { missingPermission, tokenNotReady, tokenRevoked } from './credentials.js';
import { primaryRateLimit, secondaryRateLimit } from './rate-limits.js';
import { redirect } from './redirects.js';
import { conflict, forbidden, notFound, validationFailed } from './refusals.js';
import { badGateway, badGatewayAfterEffect, serverError, serviceUnavailable } from './server-errors.js';

/** Every fault, by name. */
export const faultCatalogue: { readonly [Name in FaultName]: Fault<Name> } = {
  'server-error': serverError,
  'bad-gateway': badGateway,
  'bad-gateway-after-effect': badGatewayAfterEffect,
  'service-unavailable': serviceUnavailable,
  'primary-rate-limit': primaryRateLimit,
  'secondary-rate-limit': secondaryRateLimit,
  forbidden: forbidden,
  'token-not-ready': tokenNotReady,
  'token-revoked': tokenRevoked,
  'not-found': notFound,
  'missing-permission': missingPermission,
  conflict: conflict,
  'validation-failed': validationFailed,
  'connection-reset': connectionReset,
  'connection-reset-after-effect': connectionResetAfterEffect,
  'cut-body': cutBody,
  'slow-body': slowBody,
  timeout: timeout,
  'timeout-after-effect': timeoutAfterEffect,
  'html-body': htmlBody,
  'malformed-json': malformedJson,
  'skewed-clock': skewedClock,
  redirect: redirect,
};
