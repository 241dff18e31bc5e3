import { documentedLimits, HOUR_MS } from '../../limits/documented-limits.js';
import type { RateLimits } from '../../limits/rate-limits.js';
import { readClaims, saveClaims } from './claims.lua.js';
import { decide } from './decide.lua.js';
import { github } from './github.lua.js';
import { grants } from './grants.lua.js';
import { restore } from './restore.lua.js';
import { news } from './news.lua.js';
import { loadState, saveState } from './state.lua.js';
import { windows } from './windows.lua.js';

/** Redis' own clock: the processes' clocks differ. */
const redisClock = `
local time = redis.call('TIME')
local clock = time[1] * 1000 + math.floor(time[2] / 1000)`;

export interface ScriptOptions {
  readonly limits: RateLimits;
  readonly leaseMs: number;
  /** Lua that sets `clock`, in whole milliseconds. Default: Redis' own. */
  readonly clock?: string | undefined;
}

/**
 * The script's keys, in its order; all with one hash tag, and all expire. The last is a process' own: the last run that it
 * may know of.
 */
export const keyNames = [
  'state',
  'grants',
  'requests-hour',
  'points-minute',
  'content-minute',
  'content-hour',
  'restored',
  'claims',
  'heard',
] as const;

/**
 * One atomic run: takes in what ended, then decides about those who wait, over all limits at once. It is `RateLedger` in
 * Lua, and both pass the same contract. Needs Redis 5 or later.
 */
export function rateLimitScript({ limits, leaseMs, clock = redisClock }: ScriptOptions): string {
  return `
local input = cjson.decode(ARGV[1])
local keep = ${2 * HOUR_MS}
${clock}
${loadState}

local taken_in = {}
local function answer(reply)
  ${saveState}
  reply.now, reply.epoch, reply.runs = now, epoch, s.runs
  return cjson.encode(reply)
end

if input.epoch and input.epoch ~= epoch and not input.isComplete then return answer({ status = 'restore' }) end

${windows}
${grants(leaseMs)}
${github}

if input.restore then
${restore}
end
if s.requests > 0 and now >= s.next_grant_end then end_grants() end
for i = 1, 4 do forget(i) end
if input.seed then
  s.is_seeded = 1
  use(0, ${documentedLimits.pointsOfRead}, 0, now)
  if input.seed.budget then observe(input.seed.budget, 0) end
  if input.seed.refusal then pause_after(input.seed.refusal, now, 0) end
end
${news(limits.concurrentRequests)}
if input.givesUp == s.seeder then s.seeding_until = 0 end

local asked = input.asked or {}
-- GitHub is not asked during a pause, either.
if #asked > 0 and s.is_seeded == 0 and s.paused_until <= now then
  if now < s.seeding_until then return answer({ status = 'seeding' }) end
  s.seeder, s.seeding_until = input.process, now + ${leaseMs}
  return answer({ status = 'seed' })
end
${readClaims}
${decide(limits, leaseMs)}
local decisions = {}
for i, group in ipairs(asked) do decisions[i] = decide(unpack(group)) end
save_granted()
if #asked > 0 then
${saveClaims}
end

local reply = { status = 'decided', decisions = decisions }
if input.inspect then
  reply.pause = { ['until'] = s.paused_until, strikes = s.strikes, window = s.slow_window }
  if s.github_limit >= 0 then
    reply.github = { limit = s.github_limit, used = s.github_used, unanswered = s.github_unanswered,
      reset = s.github_reset, resetAt = s.github_reset_at }
  end
  reply.underWay = { requests = s.requests, points = s.points, content = s.content }
  reply.windows = { all_slices(1), all_slices(2), all_slices(3), all_slices(4) }
end
return answer(reply)
`;
}
