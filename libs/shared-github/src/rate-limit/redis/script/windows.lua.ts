import { HOUR_SLICE_MS, MINUTE_SLICE_MS } from '../../ledger/usage.js';
import { HOUR_MS, MINUTE_MS } from '../../limits/documented-limits.js';

/** `SlidingWindow`. The slices that are over are a list of `end amount` each; the one that is open is in the state. */
export const windows = `
local lengths = { ${HOUR_MS}, ${MINUTE_MS}, ${MINUTE_MS}, ${HOUR_MS} }
local slices = { ${HOUR_SLICE_MS}, ${MINUTE_SLICE_MS}, ${MINUTE_SLICE_MS}, ${HOUR_SLICE_MS} }

local function slice_of(entry)
  local finish, used = string.match(entry, '^(%d+) (%d+)$')
  return tonumber(finish), tonumber(used)
end

local function forget(i)
  while total[i] > 0 and oldest[i] + lengths[i] <= now do
    local first = redis.call('LPOP', KEYS[2 + i])
    if first then
      local _, used = slice_of(first)
      local following = redis.call('LINDEX', KEYS[2 + i], 0)
      total[i] = total[i] - used
      oldest[i] = following and slice_of(following) or last[i]
    else
      total[i], amount[i] = 0, 0
    end
  end
end

local function close_slice(i)
  redis.call('RPUSH', KEYS[2 + i], last[i] .. ' ' .. amount[i])
  redis.call('PEXPIRE', KEYS[2 + i], keep)
end

local function add(i, used, at)
  local finish = (math.floor(at / slices[i]) + 1) * slices[i]
  if total[i] == 0 then
    oldest[i], last[i], amount[i] = finish, finish, used
  elseif last[i] >= finish then
    -- A process that restored what it used may have been ahead by a little.
    amount[i] = amount[i] + used
  else
    close_slice(i)
    last[i], amount[i] = finish, used
  end
  total[i] = total[i] + used
end

local function use(requests, points, content, at)
  if requests > 0 then add(1, requests, at) end
  if points > 0 then add(2, points, at) end
  if content > 0 then
    add(3, content, at)
    add(4, content, at)
  end
end

local function frees_in(i, wanted)
  local freed, from = 0, 0
  repeat
    local entries = redis.call('LRANGE', KEYS[2 + i], from, from + 63)
    for _, entry in ipairs(entries) do
      local finish, used = slice_of(entry)
      freed = freed + used
      if freed >= wanted then return finish + lengths[i] - now end
    end
    from = from + 64
  until #entries < 64
  return freed + amount[i] >= wanted and last[i] + lengths[i] - now or lengths[i]
end

local function all_slices(i)
  local entries = redis.call('LRANGE', KEYS[2 + i], 0, -1)
  if total[i] > 0 then table.insert(entries, last[i] .. ' ' .. amount[i]) end
  return entries
end
`;
