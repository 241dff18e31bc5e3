import { documentedLimits, HOUR_MS, MINUTE_MS } from '../limits/documented-limits.js';

/** Redis' own clock: the processes' clocks differ. */
const REDIS_CLOCK = `
local time = redis.call('TIME')
local clock = time[1] * 1000 + math.floor(time[2] / 1000)`;

/**
 * One atomic run: takes in what ended, then decides about those who wait, over all limits at once. It is `RateLedger` in
 * Lua, and both pass the same contract.
 *
 * Keys: the state, the leases, who is seeding, and the four windows; all with one hash tag. They expire.
 * A window is a list of `end amount`, a slice of time each; the state holds its total, its ends and its last amount.
 *
 * @param clock Lua that sets `clock` to milliseconds
 */
export function rateLimitScript(clock = REDIS_CLOCK): string {
  return `
local input = cjson.decode(ARGV[1])
local limits = input.limits
local lengths = { ${HOUR_MS}, ${MINUTE_MS}, ${MINUTE_MS}, ${HOUR_MS} }
local slices = { 1000, 250, 250, 1000 }
local keep = ${2 * HOUR_MS}
${clock}
clock = math.floor(clock)

local s
local packed = redis.call('GET', KEYS[1])
if packed then
  s = cmsgpack.unpack(packed)
elseif input.seed then
  s = { epoch = input.seed.epoch, clock = clock, offset = 0, seq = 0, requests = 0, points = 0, content = 0,
    leaseCheckAt = 0, leasesKeptAt = 0, until_ = 0, strikes = 0, window = 1, w = {} }
  for i = 1, 4 do s.w[i] = { total = 0, head = 0, tail = 0, tailAmount = 0 } end
  redis.call('DEL', KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7])
elseif input.inspect or #input.requests == 0 then
  return cjson.encode({ status = 'empty', now = clock })
elseif redis.call('SET', KEYS[3], '1', 'NX', 'PX', input.leaseMs) then
  return cjson.encode({ status = 'seed', now = clock })
else
  return cjson.encode({ status = 'seeding', now = clock })
end

if clock < s.clock then s.offset = s.offset + s.clock - clock end
s.clock = clock
local now = clock + s.offset

if input.epoch ~= s.epoch and #input.restore == 0 and not input.inspect then
  return cjson.encode({ status = 'restore', now = now, epoch = s.epoch })
end

local function text(number) return string.format('%.0f', number) end

local function slice_of(entry)
  local finish, amount = string.match(entry, '^(%d+) (%d+)$')
  return tonumber(finish), tonumber(amount)
end

local function forget(i)
  local w = s.w[i]
  while w.total > 0 and w.head + lengths[i] <= now do
    local oldest = redis.call('LPOP', KEYS[3 + i])
    local _, amount = slice_of(oldest or '')
    w.total = amount and w.total - amount or 0
    local following = redis.call('LINDEX', KEYS[3 + i], 0)
    if following then w.head = slice_of(following) else w.total = 0 end
  end
end

local function add(i, amount, at)
  if amount == 0 then return end
  local w = s.w[i]
  local finish = (math.floor(at / slices[i]) + 1) * slices[i]
  -- A process that restored what it used may have been ahead by a little.
  if w.total > 0 and w.tail >= finish then
    w.tailAmount = w.tailAmount + amount
    redis.call('LSET', KEYS[3 + i], -1, text(w.tail) .. ' ' .. w.tailAmount)
  else
    if w.total == 0 then redis.call('DEL', KEYS[3 + i]) w.head = finish end
    redis.call('RPUSH', KEYS[3 + i], text(finish) .. ' ' .. amount)
    redis.call('PEXPIRE', KEYS[3 + i], keep)
    w.tail, w.tailAmount = finish, amount
  end
  w.total = w.total + amount
end

local function frees_in(i, amount)
  local freed, from = 0, 0
  repeat
    local entries = redis.call('LRANGE', KEYS[3 + i], from, from + 63)
    for _, entry in ipairs(entries) do
      local finish, used = slice_of(entry)
      freed = freed + used
      if freed >= amount then return finish + lengths[i] - now end
    end
    from = from + 64
  until #entries < 64
  return lengths[i]
end

local function use(points, content, requests, at)
  add(1, requests, at)
  add(2, points, at)
  add(3, content, at)
  add(4, content, at)
end

local function miss_answer()
  if s.github then s.github.unanswered = s.github.unanswered + 1 end
end

local function count(points, content, sign)
  s.requests = s.requests + sign
  s.points = s.points + sign * points
  s.content = s.content + sign * content
end

local function cost_of(lease)
  local points, content = string.match(lease, '^[^:]+:(%d+):(%d+):')
  return tonumber(points), tonumber(content)
end

local function end_leases()
  if s.requests == 0 or now < s.leaseCheckAt then return end
  local over = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now, 'WITHSCORES')
  for i = 1, #over, 2 do
    local points, content = cost_of(over[i])
    count(points, content, -1)
    use(points, content, 1, tonumber(over[i + 1]))
    miss_answer()
  end
  redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
  local first = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
  if first[2] then s.leaseCheckAt = tonumber(first[2]) else s.requests, s.points, s.content = 0, 0, 0 end
end

local function keep_lease(lease, ends, points, content)
  redis.call('ZADD', KEYS[2], text(ends), lease)
  if now >= s.leasesKeptAt + ${MINUTE_MS} or s.requests == 0 then
    redis.call('PEXPIRE', KEYS[2], keep)
    s.leasesKeptAt = now
  end
  if s.requests == 0 or ends < s.leaseCheckAt then s.leaseCheckAt = ends end
  count(points, content, 1)
end

local function observe(budget)
  local known = s.github
  if known then
    local later = budget.reset - known.reset
    local older = later < 0
    if math.abs(later) <= 10 then older = budget.used < known.used end
    if older then return end
  end
  s.github = { limit = budget.limit, used = budget.used, unanswered = 0, reset = budget.reset,
    resetAt = now + budget.resetInMs }
end

local function pause_after(refusal, admitted)
  local another = admitted >= s.until_ and refusal.limit == 'secondary'
  local strikes = s.strikes
  if another then strikes = (now - s.until_ > 900000 and 0 or s.strikes) + 1 end
  local unnamed = math.min(${documentedLimits.pauseMs} * 2 ^ math.max(0, strikes - 1), ${HOUR_MS})
  s.until_ = math.max(s.until_, now + (refusal.retryAfterMs or unnamed))
  s.strikes, s.window = strikes, 1
end

local function good_answer(admitted)
  if s.window == 0 or admitted < s.until_ then return end
  s.window = s.window + 1
  if s.window >= limits.concurrentRequests then s.strikes, s.window = 0, 0 end
end

local function settle(item)
  local points, content = cost_of(item.lease)
  local is_open = redis.call('ZREM', KEYS[2], item.lease) == 1
  if is_open then
    count(points, content, -1)
    if item.kind ~= 'unsent' then use(points, content, item.kind == 'free' and 0 or 1, now) end
  end
  for _ = 1, item.redirects or 0 do use(points, content, 1, now) end
  if item.budget then
    observe(item.budget)
  elseif is_open and item.kind == 'lost' then
    miss_answer()
  end
  if item.refusal then
    pause_after(item.refusal, item.admittedAt)
  elseif item.kind == 'answered' or item.kind == 'free' then
    good_answer(item.admittedAt)
  end
end

-- What a process has used and Redis has forgotten, or never heard of.
local function restore(own)
  for i = 1, 4 do
    if #own.windows[i] > 0 then
      local amounts, finishes = {}, {}
      local function put(finish, amount)
        if not amounts[finish] then table.insert(finishes, finish) end
        amounts[finish] = (amounts[finish] or 0) + amount
      end
      for _, entry in ipairs(redis.call('LRANGE', KEYS[3 + i], 0, -1)) do put(slice_of(entry)) end
      for _, slice in ipairs(own.windows[i]) do put(slice['end'], slice.amount) end
      table.sort(finishes)
      redis.call('DEL', KEYS[3 + i])
      local w = { total = 0, head = finishes[1], tail = 0, tailAmount = 0 }
      for _, finish in ipairs(finishes) do
        redis.call('RPUSH', KEYS[3 + i], text(finish) .. ' ' .. text(amounts[finish]))
        w.total, w.tail, w.tailAmount = w.total + amounts[finish], finish, amounts[finish]
      end
      redis.call('PEXPIRE', KEYS[3 + i], keep)
      s.w[i] = w
    end
  end
  for _, lease in ipairs(own.leases) do
    if not redis.call('ZSCORE', KEYS[2], lease.id) then
      local points, content = cost_of(lease.id)
      keep_lease(lease.id, lease.endsAt, points, content)
    end
  end
end

local function longest_wait(request)
  local longest, reason = 0, nil
  local function consider(name, wait)
    if wait > longest then longest, reason = wait, name end
  end
  local function window(name, i, over)
    if over > 0 then consider(name, frees_in(i, over)) end
  end
  local limit = s.github and s.github.limit or ${documentedLimits.requestsPerHour}
  local reserve = math.min(limits.interactiveReserve, math.floor(limit / 10))
  local budget = limits.requestsPerHour or limit - reserve
  if request.interactive then budget = budget + reserve end
  consider('pause', s.until_ - now)
  window('primary', 1, s.w[1].total + s.requests + 1 - budget)
  if s.github and s.github.resetAt > now then
    local left = limit - s.github.used - s.github.unanswered - s.requests
    if not request.interactive then left = left - reserve end
    if left < 1 then consider('primary', s.github.resetAt - now) end
  end
  window('points', 2, s.w[2].total + s.points + request.points - limits.pointsPerMinute)
  if request.content > 0 then
    window('content_per_minute', 3, s.w[3].total + s.content + request.content - limits.contentPerMinute)
    window('content_per_hour', 4, s.w[4].total + s.content + request.content - limits.contentPerHour)
  end
  if s.requests >= limits.concurrentRequests then consider('concurrency', 1) end
  if s.window > 0 and s.requests >= s.window then consider('slow_start', 1) end
  return longest, reason
end

local function stands_in_the_way(ahead, request)
  if ahead.reason == 'content_per_minute' or ahead.reason == 'content_per_hour' then return request.content > 0 end
  if ahead.reason == 'primary' then return ahead.interactive or not request.interactive end
  return true
end

local refused = {}
local function decide(request)
  for _, ahead in ipairs(refused) do
    if stands_in_the_way(ahead, request) then return { waitMs = ahead.waitMs, reason = ahead.reason } end
  end
  local wait, reason = longest_wait(request)
  if wait > 0 then
    table.insert(refused, { waitMs = wait, reason = reason, interactive = request.interactive })
    return { waitMs = wait, reason = reason }
  end
  s.seq = s.seq + 1
  local lease = text(s.seq) .. ':' .. request.points .. ':' .. request.content .. ':' .. text(now)
  keep_lease(lease, now + input.leaseMs, request.points, request.content)
  return { lease = lease }
end

for _, own in ipairs(input.restore) do restore(own) end
end_leases()
for i = 1, 4 do forget(i) end
if input.seed then
  use(${documentedLimits.pointsOfRead}, 0, 0, now)
  if input.seed.budget then observe(input.seed.budget) end
end
for _, item in ipairs(input.settled) do settle(item) end
local decisions = {}
for i, request in ipairs(input.requests) do decisions[i] = decide(request) end
redis.call('SET', KEYS[1], cmsgpack.pack(s), 'PX', keep)

local reply = { status = 'decided', now = now, epoch = s.epoch, decisions = decisions }
if input.inspect then
  reply.state = { github = s.github, pause = { ['until'] = s.until_, strikes = s.strikes, window = s.window } }
  reply.leases = redis.call('ZRANGE', KEYS[2], 0, -1)
  reply.windows = {}
  for i = 1, 4 do reply.windows[i] = redis.call('LRANGE', KEYS[3 + i], 0, -1) end
end
return cjson.encode(reply)
`;
}
