/**
 * Takes in what a process has used and the store has forgotten, or never heard of; once in each life. A store that came
 * back as it was remembers the leases it gave until then, and what it was told of: of that only what ended since is new.
 */
export const restore = `
local function merge(i, others, since)
  local added = {}
  for _, slice in ipairs(others) do
    if slice['end'] > since then table.insert(added, slice) end
  end
  if #added == 0 then return end
  local amounts, finishes = {}, {}
  local function put(finish, used)
    if not amounts[finish] then table.insert(finishes, finish) end
    amounts[finish] = (amounts[finish] or 0) + used
  end
  for _, entry in ipairs(all_slices(i)) do put(slice_of(entry)) end
  for _, slice in ipairs(added) do put(math.ceil(slice['end'] / slices[i]) * slices[i], slice.amount) end
  table.sort(finishes)
  redis.call('DEL', KEYS[2 + i])
  total[i], oldest[i] = 0, finishes[1]
  for number, finish in ipairs(finishes) do
    if number > 1 then close_slice(i) end
    last[i], amount[i] = finish, amounts[finish]
    total[i] = total[i] + amount[i]
  end
end

for _, own in ipairs(input.restore) do
  local mark = epoch .. ' ' .. own.id
  if redis.call('SISMEMBER', KEYS[7], mark) == 0 then
    local is_known = own.isShared or redis.call('SISMEMBER', KEYS[7], own.id) == 1
    for i = 1, 4 do merge(i, own.windows[i], is_known and s.since or 0) end
    local to_save = {}
    for _, grant in ipairs(own.grants) do
      local told = grant.news
      -- What the store remembers as under way ends there by itself, at the latest: rather that than forget some of it.
      if redis.call('HEXISTS', KEYS[2], told[1]) == 0 then
        to_save[#to_save + 1] = told[1]
        to_save[#to_save + 1] = grant_of(grant.endsAt, told)
        count(told[3], told[4], told[5])
      end
    end
    -- Any of them may be the first to end, or over.
    if #to_save > 0 then save_grants(to_save, 0, true) end
    table.insert(taken_in, mark)
    table.insert(taken_in, own.id)
  end
end
if (input.pausedUntil or 0) > math.max(now, s.paused_until) then
  s.paused_until, s.slow_window = input.pausedUntil, 1
end
`;
