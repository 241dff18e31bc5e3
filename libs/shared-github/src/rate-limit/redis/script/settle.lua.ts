import { MOST_ARGUMENTS } from './leases.lua.js';

/** `RateLedger.settle`, for all that ended since the last run. */
export function settle(concurrentRequests: number): string {
  return `
local leases, ends = {}, {}
for i, ended in ipairs(input.settled) do leases[i] = ended[1] end
for from = 1, #leases, ${MOST_ARGUMENTS} do
  local to = math.min(#leases, from + ${MOST_ARGUMENTS - 1})
  for i, found in ipairs(redis.call('HMGET', KEYS[2], unpack(leases, from, to))) do ends[from + i - 1] = found end
  redis.call('HDEL', KEYS[2], unpack(leases, from, to))
end

local requests_used, points_used, content_used = 0, 0, 0
local is_closed = {}
for i, ended in ipairs(input.settled) do
  local lease, kind, points, content, admitted_at, said = unpack(ended)
  local is_open = ends[i] and not is_closed[lease]
  local times = said and said.redirects or 0
  if is_open then
    is_closed[lease] = true
    count(points, content, -1)
    if kind ~= 'unsent' then times = times + 1 end
  end
  requests_used = requests_used + times - (is_open and kind == 'free' and 1 or 0)
  points_used = points_used + times * points
  content_used = content_used + times * content
  if said and said.budget then
    observe(said.budget, said.ageMs)
  elseif is_open and kind == 'lost' and s.github_limit >= 0 then
    s.github_unanswered = s.github_unanswered + 1
  end
  if said and said.refusal then
    pause_after(said.refusal, admitted_at, said.ageMs)
  elseif s.slow_window > 0 and admitted_at >= s.paused_until and (kind == 'answered' or kind == 'free') then
    s.slow_window = s.slow_window + 1
    if s.slow_window >= ${concurrentRequests} then s.strikes, s.slow_window = 0, 0 end
  end
end
use(points_used, content_used, requests_used, now)
`;
}
