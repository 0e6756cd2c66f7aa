-- Starts the server: again after it ended by itself, later and later, or because the user asks.

local M = {}

local newsmark = require('newsmark')

local MOST_TRIES = 5
-- A server that lived this long ended for a reason of its own.
local CALM_SECONDS = 60

--- The wait before the first try, in seconds; each try waits twice as long as the one before.
M.seconds = 1

local tries, last_end = 0, nil

--- How long a server may take to end when it is asked to, in milliseconds.
local PATIENCE = 3000

--- Has Neovim start the server for all buffers that it should serve.
local function start()
  vim.lsp.enable('newsmark')
end

--- Takes the end of a server. One that was not asked to end is started again, after one second, then
--- two, four, eight: at most five times, unless a minute passes without an end.
---@param code integer the status that it ended with
---@param signal integer the signal that ended it, or 0
---@param client_id integer
function M.ended(code, signal, client_id)
  -- The rule by which Neovim itself says that a server "quit".
  local asked = code == 0 and (signal == 0 or signal == 15)
  vim.schedule(function()
    newsmark.forget_status(client_id)
    if asked or vim.v.exiting ~= vim.NIL or not newsmark.option('restart') or not newsmark.is_enabled() then
      return
    end
    local now = vim.uv.hrtime() / 1e9
    if last_end and now - last_end > CALM_SECONDS then
      tries = 0
    end
    last_end = now
    if tries == MOST_TRIES then
      newsmark.tell(
        ('the server ended %d times and is not started again; :NewsmarkLog shows why, :NewsmarkRestart starts it'):format(
          tries + 1
        ),
        vim.log.levels.ERROR
      )
      return
    end
    if tries == 0 then
      newsmark.tell('the server ended unexpectedly and is started again', vim.log.levels.WARN)
    end
    local wait = math.floor(1000 * M.seconds * 2 ^ tries)
    tries = tries + 1
    vim.defer_fn(function()
      if newsmark.is_enabled() and #vim.lsp.get_clients({ name = 'newsmark', _uninitialized = true }) == 0 then
        start()
      end
    end, wait)
  end)
end

--- Ends all servers and starts them anew; where none runs, starts one.
function M.restart()
  tries, last_end = 0, nil
  newsmark.forget_told()
  local ending = vim.tbl_map(function(client)
    -- A server that has been asked to end refuses what is asked of it for a buffer.
    for bufnr in pairs(client.attached_buffers) do
      vim.lsp.buf_detach_client(bufnr, client.id)
    end
    client:stop()
    return client.id
  end, vim.lsp.get_clients({ name = 'newsmark', _uninitialized = true }))
  local timer = assert(vim.uv.new_timer(), 'a timer is always to be had')
  local waited, step = 0, 50
  timer:start(
    0,
    step,
    vim.schedule_wrap(function()
      if timer:is_closing() then
        return
      end
      local alive = vim.iter(ending):map(vim.lsp.get_client_by_id):totable()
      waited = waited + step
      if #alive == 0 then
        timer:close()
        start()
      elseif waited == PATIENCE then
        for _, client in ipairs(alive) do
          client:stop(true)
        end
      end
    end)
  )
end

return M
