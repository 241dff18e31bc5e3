import { SAME_HOUR_SECONDS } from '../../ledger/github-budget.js';
import { QUIET_MS } from '../../ledger/pause.js';
import { documentedLimits, HOUR_MS } from '../../limits/documented-limits.js';

/** What GitHub's answers say: of its hour, and of a pause. They were seen so many milliseconds ago. */
export const github = `
local function observe(budget, age)
  if s.github_limit >= 0 then
    local later = budget.reset - s.github_reset
    local is_older = later < 0
    if math.abs(later) <= ${SAME_HOUR_SECONDS} then is_older = budget.used < s.github_used end
    if is_older then return end
  end
  s.github_limit, s.github_used, s.github_unanswered = budget.limit, budget.used, 0
  s.github_reset, s.github_reset_at = budget.reset, now + math.max(0, budget.resetInMs - age)
end

local function pause_after(refusal, admitted_at, age)
  local is_another = admitted_at >= s.paused_until and refusal.limit == 'secondary'
  if is_another then s.strikes = (now - s.paused_until > ${QUIET_MS} and 0 or s.strikes) + 1 end
  local unnamed = math.min(${documentedLimits.pauseMs} * 2 ^ math.max(0, s.strikes - 1), ${HOUR_MS})
  s.paused_until = math.max(s.paused_until, now + math.max(0, (refusal.retryAfterMs or unnamed) - age))
  s.slow_window = 1
end
`;
