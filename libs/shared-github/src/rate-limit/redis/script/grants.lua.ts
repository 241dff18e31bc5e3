import { MINUTE_MS } from '../../limits/documented-limits.js';

/** Lua does not pass on more than some thousand values at once. An even number: names and values come in pairs. */
export const MOST_ARGUMENTS = 1_000;

/** When the leases of a grant end, and then what its process told of it last, in the order of `GrantNews`. */
export const grantLayout =
  'ends requestsLeft pointsLeft contentLeft requestsUsed pointsUsed contentUsed goodAnswers lostAnswers';

/** The requests under way: a hash of grants, one for each run that let something go. */
export function grants(leaseMs: number): string {
  return `
local function count(requests, points, content)
  s.requests, s.points, s.content = s.requests + requests, s.points + points, s.content + content
end

local function read_grant(text)
  local numbers = {}
  for number in string.gmatch(text, '%d+') do numbers[#numbers + 1] = tonumber(number) end
  return numbers
end

local function grant_of(ends, news)
  return string.format('%.0f ', ends) .. table.concat(news, ' ', 3)
end

local function end_grants()
  local over = {}
  -- Counted anew: the hash may have lost some.
  s.requests, s.points, s.content = 0, 0, 0
  local all = redis.call('HGETALL', KEYS[2])
  s.next_grant_end = now + ${leaseMs}
  for i = 1, #all, 2 do
    local grant = read_grant(all[i + 1])
    if grant[1] <= now then
      table.insert(over, grant)
      redis.call('HDEL', KEYS[2], all[i])
    else
      s.next_grant_end = math.min(s.next_grant_end, grant[1])
      count(grant[2], grant[3], grant[4])
    end
  end
  table.sort(over, function(one, other) return one[1] < other[1] end)
  for _, grant in ipairs(over) do
    local ends, requests, points, content = unpack(grant)
    use(requests, points, content, ends)
    if s.github_limit >= 0 then s.github_unanswered = s.github_unanswered + requests end
  end
end

-- A hash that was gone has lost its expiry with it.
local function save_grants(names_and_grants, ends, was_gone)
  for from = 1, #names_and_grants, ${MOST_ARGUMENTS} do
    redis.call('HSET', KEYS[2], unpack(names_and_grants, from, math.min(#names_and_grants, from + ${MOST_ARGUMENTS - 1})))
  end
  if was_gone or now >= s.grants_kept_at + ${MINUTE_MS} then
    redis.call('PEXPIRE', KEYS[2], keep)
    s.grants_kept_at = now
  end
  s.next_grant_end = math.min(s.next_grant_end, ends)
end
`;
}
