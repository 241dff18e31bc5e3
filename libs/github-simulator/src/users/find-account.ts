import { notFound } from '../http/api.error.js';
import { type Call, param } from '../http/call.js';
import type { Account } from '../organizations/account.js';

/** @throws ApiError 404 when neither a user nor an organisation has the name in the path */
export function findAccount(call: Call): Account {
  const account = call.world.accounts.find(param(call, 'username'));
  if (!account) throw notFound();
  return account;
}
