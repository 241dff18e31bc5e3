/**
 * Makes one change of a project. A change that was made already, and is sent again because its answer got lost, counts as
 * made. KEYS: project, events. ARGV: revision before, revision after, head, request, what to do with the sealed secrets
 * (keep, set, drop), sealed secrets, events kept, channel, key, then id and body of each event.
 */
export const COMMIT = `
local current = redis.call('HGET', KEYS[1], 'revision') or ''
if current == ARGV[2] then return 1 end
if current ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'revision', ARGV[2], 'head', ARGV[3])
if ARGV[4] ~= '' then redis.call('HSET', KEYS[1], 'request', ARGV[4]) end
if ARGV[5] == 'set' then redis.call('HSET', KEYS[1], 'sealed', ARGV[6]) end
if ARGV[5] == 'drop' then redis.call('HDEL', KEYS[1], 'sealed') end
for i = 10, #ARGV, 2 do
  redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[7], ARGV[i] .. '-0', 'event', ARGV[i + 1])
end
redis.call('PUBLISH', ARGV[8], ARGV[9])
return 1
`;

/** Deletes one project. KEYS: project, events. ARGV: revision, channel, key. */
export const DELETE = `
if redis.call('HGET', KEYS[1], 'revision') ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1], KEYS[2])
redis.call('PUBLISH', ARGV[2], ARGV[3])
return 1
`;
