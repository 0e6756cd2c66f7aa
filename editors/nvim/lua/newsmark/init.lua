-- The plugin's options, what it does in a buffer that is served, and what the server says of itself.

local M = {}

--- What `vim.g.newsmark` may hold.
---@class newsmark.Options
---@field hints? boolean hints in the text of articles; on by default
---@field lenses? boolean how often a headline's actors and an entry are named, above them; off by default
---@field restart? boolean whether a server that ends unexpectedly is started again; on by default

---@type newsmark.Options
local defaults = { hints = true, lenses = false, restart = true }

---@param name string of an option
---@return boolean
function M.option(name)
  local given = vim.g.newsmark
  if type(given) == 'table' and type(given[name]) == 'boolean' then
    return given[name]
  end
  return defaults[name]
end

--- Tells the user something, as one line that says who speaks.
---@param message string
---@param level? integer of vim.log.levels
function M.tell(message, level)
  vim.notify('Newsmark: ' .. message, level or vim.log.levels.INFO)
end

---@type table<string, true>
local told = {}

--- The same, but no message twice, until `M.forget_told()`.
---@param message string
---@param level? integer of vim.log.levels
function M.tell_once(message, level)
  if not told[message] then
    told[message] = true
    M.tell(message, level)
  end
end

function M.forget_told()
  told = {}
end

--- The server's program, or nil where the configuration starts it by a function.
---@return string?
function M.program()
  local cmd = vim.lsp.config.newsmark.cmd
  return type(cmd) == 'table' and cmd[1] or nil
end

--- Whether Neovim is told to serve articles.
---@return boolean
function M.is_enabled()
  -- Older releases of 0.11 cannot be asked.
  return not vim.lsp.is_enabled or vim.lsp.is_enabled('newsmark')
end

--- Whether there is a program to start; says once what to do where there is none.
---@return boolean
function M.has_program()
  local program = M.program()
  if not program or vim.fn.executable(program) == 1 then
    return true
  end
  M.tell_once(
    ('there is no program `%s` to serve this file; see :checkhealth newsmark'):format(program),
    vim.log.levels.WARN
  )
  return false
end

--- Whether a buffer is to be served, and the folder that it is served with, if it has one.
---
--- Articles of Newsmark's own filetype are served wherever they are. Markdown, plain text and TOML
--- files are anyone's: they are served below a `newsmark.toml` alone, where the server leaves those
--- in peace that the corpus does not include.
---@param bufnr integer
---@return boolean, string?
function M.folder(bufnr)
  local corpus = vim.fs.root(bufnr, 'newsmark.toml')
  if corpus then
    return true, corpus
  end
  return vim.bo[bufnr].filetype == 'newsmark', vim.fs.root(bufnr, '.git')
end

--- Tells the user where a buffer cannot be served for want of a program; Neovim only logs it.
---@param bufnr integer
function M.check_program(bufnr)
  if M.is_enabled() and vim.bo[bufnr].buftype == '' and M.folder(bufnr) then
    M.has_program()
  end
end

---@param client vim.lsp.Client
---@param bufnr integer
function M.attach(client, bufnr)
  local version = client.server_info and client.server_info.version
  local expected = require('newsmark.version')
  if version and version ~= expected then
    M.tell_once(
      ('the program is of release %s and the plugin of %s; install both from one'):format(version, expected),
      vim.log.levels.WARN
    )
  end
  -- Other servers may have hints in TOML, of which nothing was said.
  if M.option('hints') and vim.bo[bufnr].filetype ~= 'toml' then
    vim.lsp.inlay_hint.enable(true, { bufnr = bufnr })
  end
  if M.option('lenses') and client:supports_method('textDocument/codeLens', bufnr) then
    local group = vim.api.nvim_create_augroup('newsmark.lenses', { clear = false })
    vim.api.nvim_clear_autocmds({ group = group, buffer = bufnr })
    vim.api.nvim_create_autocmd({ 'BufEnter', 'InsertLeave', 'BufWritePost' }, {
      group = group,
      buffer = bufnr,
      desc = 'Count mentions again',
      callback = function()
        vim.lsp.codelens.refresh({ bufnr = bufnr })
      end,
    })
    vim.lsp.codelens.refresh({ bufnr = bufnr })
  end
end

--- What `newsmark/status` said last, by the client's id.
---@type table<integer, { health: string, message?: string, folders: table[] }>
local statuses = {}

--- Takes `newsmark/status`: keeps it, and says once what is broken and where.
---@param status { health: string, message?: string, folders: table[] }
---@param client_id integer
function M.take_status(status, client_id)
  local before = statuses[client_id]
  statuses[client_id] = status
  local message = status.message
  if type(message) == 'string' and not (before and before.message == message) then
    M.tell(message, status.health == 'error' and vim.log.levels.ERROR or vim.log.levels.WARN)
  end
  vim.api.nvim_exec_autocmds('User', { pattern = 'NewsmarkStatus', modeline = false })
  vim.cmd.redrawstatus({ bang = true })
end

---@param client_id integer
function M.forget_status(client_id)
  statuses[client_id] = nil
end

--- The state of the server of a buffer in a word or two, for a statusline: "30 articles",
--- "indexing 120/3000", with "! " before it where something is broken. Empty where no server is.
---@param bufnr? integer of the buffer; without it the current one
---@return string
function M.status(bufnr)
  local client = vim.lsp.get_clients({ name = 'newsmark', bufnr = bufnr or 0 })[1]
  local status = client and statuses[client.id]
  if not status then
    return ''
  end
  local articles, done, total = 0, 0, 0
  for _, folder in ipairs(status.folders or {}) do
    articles = articles + (folder.articles or 0)
    if type(folder.indexing) == 'table' then
      done = done + folder.indexing.done
      total = total + folder.indexing.total
    end
  end
  local mark = status.health == 'ok' and '' or '! '
  if total > 0 then
    return ('%sindexing %d/%d'):format(mark, done, total)
  end
  return ('%s%d article%s'):format(mark, articles, articles == 1 and '' or 's')
end

return M
