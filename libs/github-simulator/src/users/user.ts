import type { Account } from '../organizations/account.js';

export interface User extends Account {
  readonly type: 'User';
}
