import { createHash } from 'node:crypto';
import { HOUR_MS } from '../../limits/documented-limits.js';
import { claimLayout } from './claims.lua.js';
import { grantLayout } from './grants.lua.js';

/** What the script keeps from one run to the next, all of it numbers, and how they begin. */
const variables = {
  clock: 'clock',
  offset: 0,
  runs: 0,
  since: 0,
  is_seeded: 0,
  seeder: 0,
  seeding_until: 0,
  requests: 0,
  points: 0,
  content: 0,
  claims: 0,
  next_grant_end: 0,
  grants_kept_at: 0,
  paused_until: 0,
  strikes: 0,
  slow_window: 1,
  github_limit: -1,
  github_used: 0,
  github_unanswered: 0,
  github_reset: 0,
  github_reset_at: 0,
};
const names = Object.keys(variables);

/** Of each window: what it holds, when its oldest slice ended, and the slice that is still open. */
const columns = ['total', 'oldest', 'last', 'amount'];
const cells = columns.flatMap((column) => [1, 2, 3, 4].map((window) => `${column}_${window}`));

const format = 'd'.repeat(names.length + cells.length);
const columnsOf = (cell: (column: string, window: number) => string | number) =>
  columns.map((column) => `{ ${[1, 2, 3, 4].map((window) => cell(column, window)).join(', ')} }`).join(', ');

/** Processes whose scripts keep something else do not share it. */
export const stateFormat = createHash('sha256')
  .update([...names, ...cells, grantLayout, claimLayout].join())
  .digest('hex')
  .slice(0, 8);

/**
 * Sets `now`, which never goes back though `clock` may. An empty store begins a new life, known by its `epoch`. So does
 * one that does not know of the last run that a process has had an answer from: it came back as it was at `since`. When
 * that happens again within an hour, `since` stays: rather is something counted twice than not at all.
 */
export const loadState = `
local new_epoch = function() return table.concat(redis.call('TIME'), '.') end
local s, epoch, ${columns.join(', ')}
local packed = redis.call('GET', KEYS[1])
if packed then
  local ${[...names, ...cells].join(', ')} = struct.unpack('${format}', packed)
  s = { ${names.map((name) => `${name} = ${name}`).join(', ')} }
  ${columns.join(', ')} = ${columnsOf((column, window) => `${column}_${window}`)}
  epoch = string.sub(packed, ${8 * format.length + 1})
  if input.epoch == epoch and input.runs > tonumber(redis.call('GET', KEYS[9]) or 0) then
    local last_run = s.clock + s.offset
    if s.since + ${HOUR_MS} < last_run then s.since = last_run end
    s.is_seeded, s.seeding_until = 0, 0
    epoch = new_epoch()
  end
else
  s = { ${Object.entries(variables)
    .map(([name, initial]) => `${name} = ${initial}`)
    .join(', ')} }
  ${columns.join(', ')} = ${columnsOf(() => 0)}
  epoch = new_epoch()
  redis.call('DEL', KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7], KEYS[8])
end
if clock < s.clock then s.offset = s.offset + s.clock - clock end
s.clock = clock
s.runs = s.runs + 1
local now = clock + s.offset
`;

export const saveState = `
redis.call('SET', KEYS[1], struct.pack('${format}', ${[
  ...names.map((name) => `s.${name}`),
  ...columns.flatMap((column) => [1, 2, 3, 4].map((window) => `${column}[${window}]`)),
].join(', ')}) .. epoch, 'PX', keep)
  redis.call('SET', KEYS[9], s.runs, 'PX', keep)
  if #taken_in > 0 then
    redis.call('SADD', KEYS[7], unpack(taken_in))
    redis.call('PEXPIRE', KEYS[7], keep)
  end`;
