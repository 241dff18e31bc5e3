import { MOST_ARGUMENTS } from './grants.lua.js';

/** `RateLedger.settle`, for all that a process has to tell. Of a grant that is gone, or was told of later, nothing counts. */
export function news(concurrentRequests: number): string {
  return `
if input.budget then observe(input.budget, input.budget.ageMs) end
for _, refusal in ipairs(input.refusals or {}) do pause_after(refusal, refusal.admittedAt, refusal.ageMs) end

local grants, found = input.grants or {}, {}
for from = 1, #grants, ${MOST_ARGUMENTS} do
  local to = math.min(#grants, from + ${MOST_ARGUMENTS - 1})
  local names = {}
  for i = from, to do names[#names + 1] = grants[i][1] end
  for i, grant in ipairs(redis.call('HMGET', KEYS[2], unpack(names))) do found[from + i - 1] = grant end
end

local requests_used, points_used, content_used = 0, 0, 0
for i, told in ipairs(grants) do
  local was = found[i] and read_grant(found[i])
  if was and told[3] < was[2] then
    count(told[3] - was[2], told[4] - was[3], told[5] - was[4])
    requests_used = requests_used + told[6] - was[5]
    points_used = points_used + told[7] - was[6]
    content_used = content_used + told[8] - was[7]
    if s.github_limit >= 0 then s.github_unanswered = s.github_unanswered + told[10] - was[9] end
    if s.slow_window > 0 and told[2] >= s.paused_until then
      s.slow_window = s.slow_window + told[9] - was[8]
      if s.slow_window >= ${concurrentRequests} then s.strikes, s.slow_window = 0, 0 end
    end
    if told[3] == 0 then
      redis.call('HDEL', KEYS[2], told[1])
    else
      redis.call('HSET', KEYS[2], told[1], grant_of(was[1], told))
    end
  end
end
use(requests_used, points_used, content_used, now)
`;
}
