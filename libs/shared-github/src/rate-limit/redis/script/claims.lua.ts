/** So long a process keeps its place between two questions, in milliseconds: a dead one holds nobody up for longer. */
const SLOTS_MS = 250;
const POINTS_MS = 3_000;

/** What is kept of each process that waits: a hash by process. */
export const claimLayout = 'since until slots points';

/**
 * Who waits in other processes, and has waited for longer than this one: the slots and points that he waits for are not
 * taken away from him. Otherwise a busy process would pass each slot on to itself, and small requests would use up the
 * points that a large one waits for.
 */
export const readClaims = `
local kept_slots, kept_points, waits_since = 0, 0, nil
local process = string.format('%.0f', input.process or 0)
if #asked > 0 and s.claims > 0 then
  local claims = redis.call('HGETALL', KEYS[8])
  local others = {}
  s.claims = #claims / 2
  for i = 1, #claims, 2 do
    local since, ends, slots, points = string.match(claims[i + 1], '^(%d+) (%d+) (%d+) (%d+)$')
    if tonumber(ends) <= now then
      redis.call('HDEL', KEYS[8], claims[i])
      s.claims = s.claims - 1
    elseif claims[i] == process then
      waits_since = tonumber(since)
    else
      others[#others + 1] = { since = tonumber(since), slots = tonumber(slots), points = tonumber(points) }
    end
  end
  for _, other in ipairs(others) do
    if not waits_since or other.since < waits_since then
      kept_slots, kept_points = kept_slots + other.slots, kept_points + other.points
    end
  end
end
`;

/** Whoever got something, waits from now on: it is another's turn. */
export const saveClaims = `
local slots, points = 0, 0
for i, made in ipairs(decisions) do
  local requests, points_each = asked[i][1], asked[i][2]
  if made[3] == 'concurrency' or made[3] == 'slow_start' then
    slots = slots + requests - made[1]
  elseif made[3] == 'points' and points == 0 then
    points = points_each
  end
end
if slots + points > 0 then
  if not waits_since then s.claims = s.claims + 1 end
  local since = granted.requests == 0 and waits_since or now
  local ends = now + (points > 0 and ${POINTS_MS} or ${SLOTS_MS})
  redis.call('HSET', KEYS[8], process, string.format('%.0f %.0f %d %d', since, ends, slots, points))
  redis.call('PEXPIRE', KEYS[8], keep)
elseif waits_since then
  redis.call('HDEL', KEYS[8], process)
  s.claims = s.claims - 1
end
`;
