import { MINUTE_MS } from '../../limits/documented-limits.js';

/** Lua does not pass on more than some thousand values at once. An even number: names and values come in pairs. */
export const MOST_ARGUMENTS = 1_000;

/** The requests under way: a hash of when each lease ends. What a request costs is in its lease's name,
 * and the name is its process' own: what an answer that was lost has let go can be given back. */
export function leases(leaseMs: number): string {
  return `
local function count(points, content, sign)
  s.requests = s.requests + sign
  s.points = s.points + sign * points
  s.content = s.content + sign * content
end

local function end_leases()
  local over = {}
  local all = redis.call('HGETALL', KEYS[2])
  s.next_lease_end = now + ${leaseMs}
  for i = 1, #all, 2 do
    local lease, ends = all[i], tonumber(all[i + 1])
    if ends <= now then
      table.insert(over, { lease = lease, ends = ends })
    else
      s.next_lease_end = math.min(s.next_lease_end, ends)
    end
  end
  table.sort(over, function(one, other) return one.ends < other.ends end)
  for _, ended in ipairs(over) do
    local points, content = string.match(ended.lease, '^[^:]+:(%d+):(%d+)$')
    redis.call('HDEL', KEYS[2], ended.lease)
    count(points, content, -1)
    use(tonumber(points), tonumber(content), 1, ended.ends)
    if s.github_limit >= 0 then s.github_unanswered = s.github_unanswered + 1 end
  end
  if #all == 0 then s.requests, s.points, s.content = 0, 0, 0 end
end

local opened = {}
local function open(lease, ends, points, content)
  opened[#opened + 1] = lease
  opened[#opened + 1] = ends
  count(points, content, 1)
end

local function save_leases()
  if #opened == 0 then return end
  for from = 1, #opened, ${MOST_ARGUMENTS} do
    redis.call('HSET', KEYS[2], unpack(opened, from, math.min(#opened, from + ${MOST_ARGUMENTS - 1})))
  end
  -- A hash that was empty was gone, and its expiry with it.
  local is_new = s.requests * 2 == #opened
  if is_new or now >= s.leases_kept_at + ${MINUTE_MS} then
    redis.call('PEXPIRE', KEYS[2], keep)
    s.leases_kept_at = now
  end
  local ends = tonumber(opened[2])
  if is_new or ends < s.next_lease_end then s.next_lease_end = ends end
  opened = {}
end
`;
}
