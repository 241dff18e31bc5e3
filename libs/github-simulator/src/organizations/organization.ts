import type { Account } from './account.js';

export interface Organization extends Account {
  readonly type: 'Organization';
}
