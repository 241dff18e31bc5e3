import type { Answer } from '../http/answer.js';
import type { Call, RepositoryCall } from '../http/call.js';
import type { describedOperations } from './described-operations.js';
import type { OperationId } from './requirements.js';

type PathOf<Id extends OperationId> = (typeof describedOperations)[Id][1];

/** An operation below a repository gets that repository, found and allowed. */
type CallOf<Id extends OperationId> = PathOf<Id> extends `/repos/{owner}/{repo}${string}` ? RepositoryCall : Call;

export type Handler<C extends Call = Call> = (call: C) => Answer | Promise<Answer>;

/** What one area implements: operation id to handler. */
export type Routes = { readonly [Id in OperationId]?: Handler<CallOf<Id>> };
