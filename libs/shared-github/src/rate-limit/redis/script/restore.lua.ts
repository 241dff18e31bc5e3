/** Takes in what a process has used and the store has forgotten, or never heard of; once. */
export const restore = `
local function merge(i, others)
  if #others == 0 then return end
  local amounts, finishes = {}, {}
  local function put(finish, used)
    if not amounts[finish] then table.insert(finishes, finish) end
    amounts[finish] = (amounts[finish] or 0) + used
  end
  for _, entry in ipairs(all_slices(i)) do put(slice_of(entry)) end
  for _, slice in ipairs(others) do put(slice['end'], slice.amount) end
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
  if redis.call('SADD', KEYS[7], own.id) == 1 then
    redis.call('PEXPIRE', KEYS[7], keep)
    for i = 1, 4 do merge(i, own.windows[i]) end
    for _, lease in ipairs(own.leases) do
      local points, content = string.match(lease.id, '^[^:]+:(%d+):(%d+)$')
      open(lease.id, lease.endsAt, points, content)
    end
  end
end
save_leases()
-- Any of them may be the first to end, or over.
s.next_lease_end = 0
if (input.pausedUntil or 0) > math.max(now, s.paused_until) then
  s.paused_until, s.slow_window = input.pausedUntil, 1
end
`;
