import { documentedLimits } from '../../limits/documented-limits.js';
import { RESERVE_DIVISOR, type RateLimits } from '../../limits/rate-limits.js';

/** `longestWait` and `decideInOrder`. */
export function decide(limits: RateLimits, leaseMs: number): string {
  return `
local limit = s.github_limit >= 0 and s.github_limit or ${documentedLimits.requestsPerHour}
local reserve = math.min(${limits.interactiveReserve}, math.floor(limit / ${RESERVE_DIVISOR}))
local budget = ${limits.requestsPerHour ?? 'limit - reserve'}

local longest, reason
local function consider(name, wait)
  if wait > longest then longest, reason = wait, name end
end

-- How long it takes is worth finding out for one request alone.
local function frees(i, over, requests) return requests > 1 and 1 or frees_in(i, over) end

local function longest_wait(requests, points, content, is_interactive)
  longest, reason = 0, nil
  if s.paused_until > now then consider('pause', s.paused_until - now) end
  local over = total[1] + s.requests + requests - budget
  if is_interactive then over = over - reserve end
  if over > 0 then consider('primary', frees(1, over, requests)) end
  if s.github_reset_at > now then
    local left = limit - s.github_used - s.github_unanswered - s.requests
    if not is_interactive then left = left - reserve end
    if left < requests then consider('primary', s.github_reset_at - now) end
  end
  over = total[2] + s.points + kept_points + points - ${limits.pointsPerMinute}
  if over > 0 then consider('points', frees(2, over, requests)) end
  if content > 0 then
    over = total[3] + s.content + content - ${limits.contentPerMinute}
    if over > 0 then consider('content_per_minute', frees(3, over, requests)) end
    over = total[4] + s.content + content - ${limits.contentPerHour}
    if over > 0 then consider('content_per_hour', frees(4, over, requests)) end
  end
  local taken = s.requests + requests
  if taken > ${limits.concurrentRequests} then
    consider('concurrency', 1)
  elseif s.slow_window > 0 and taken + kept_slots > s.slow_window then
    consider('slow_start', 1)
  elseif taken + kept_slots > ${limits.concurrentRequests} then
    consider('concurrency', 1)
  end
  return longest, reason
end

local function stands_in_the_way(ahead, content, is_interactive)
  if ahead.reason == 'content_per_minute' or ahead.reason == 'content_per_hour' then return content > 0 end
  if ahead.reason == 'primary' then return ahead.is_interactive or not is_interactive end
  return true
end

local granted = { requests = 0, points = 0, content = 0 }
local function go(requests, points, content)
  count(requests, points, content)
  granted.requests, granted.points, granted.content =
    granted.requests + requests, granted.points + points, granted.content + content
end

local refused = {}
-- Of requests alike more and more are tried at once, and fewer again where they do not fit.
local function decide(requests, points, content, is_interactive)
  for _, ahead in ipairs(refused) do
    if stands_in_the_way(ahead, content, is_interactive) then return { 0, ahead.wait, ahead.reason } end
  end
  local left, some = requests, 1
  while left > 0 do
    some = math.min(some, left)
    local wait, reason = longest_wait(some, some * points, some * content, is_interactive)
    if wait == 0 then
      go(some, some * points, some * content)
      left, some = left - some, 2 * some
    elseif some > 1 then
      some = math.floor(some / 2)
    else
      refused[#refused + 1] = { wait = wait, reason = reason, is_interactive = is_interactive }
      return { requests - left, wait, reason }
    end
  end
  return { requests }
end

-- All leases of one run end at once.
local function save_granted()
  if granted.requests == 0 then return end
  local ends = now + ${leaseMs}
  local news = { 0, 0, granted.requests, granted.points, granted.content, 0, 0, 0, 0, 0 }
  save_grants({ input.grant, grant_of(ends, news) }, ends, s.requests == granted.requests)
end
`;
}
