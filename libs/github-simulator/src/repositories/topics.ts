import { type Answer, json } from '../http/answer.js';
import { unprocessable } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { isTopic, mostTopics } from './topic.js';

export function listTopics(call: RepositoryCall): Answer {
  const { topics } = call.repository.record;
  const page = pageOf(call);
  return json({ names: slice(topics, page) }, 200, linkHeader(call, page, topics.length));
}

/** Sets the topics anew; capitals become small letters. */
export function replaceTopics(call: RepositoryCall): Answer {
  const { repository, world } = call;
  const { names } = readFields(readBody(call), { names: 'string[]' });
  const topics = [...new Set(names.map((name) => name.toLowerCase()))];
  if (!topics.every(isTopic)) {
    throw invalid(
      'Topics must start with a lowercase letter or number, consist of 50 characters or less, and can include hyphens.',
    );
  }
  if (topics.length > mostTopics) throw invalid(`A repository cannot have more than ${mostTopics} topics.`);
  repository.update({ topics, updatedAt: world.clock.nowMs() });
  return json({ names: topics });
}

function invalid(reason: string) {
  return unprocessable('Validation Failed', [reason]);
}
