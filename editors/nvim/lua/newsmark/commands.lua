-- The commands `:Newsmark…`.

local M = {}

local newsmark = require('newsmark')

--- The server of the current buffer. Where there is none, says so.
---@return vim.lsp.Client?
local function server_here()
  local client = vim.lsp.get_clients({ name = 'newsmark', bufnr = 0 })[1]
  if not client then
    newsmark.tell('no server has this file; see :checkhealth newsmark', vim.log.levels.WARN)
  end
  return client
end

--- The server of the current buffer, or else any.
---@return vim.lsp.Client?
local function any_server()
  return vim.lsp.get_clients({ name = 'newsmark', bufnr = 0 })[1]
    or vim.lsp.get_clients({ name = 'newsmark' })[1]
end

--- Has the server run one of its commands. What it refuses is told to the user.
---@param client vim.lsp.Client
---@param name string
---@param argument? table
---@param done fun(result: table)
local function execute(client, name, argument, done)
  client:request('workspace/executeCommand', {
    command = 'newsmark.server.' .. name,
    arguments = argument and { argument } or {},
  }, function(err, result)
    if err then
      newsmark.tell(err.message, vim.log.levels.WARN)
    elseif result then
      done(result)
    end
  end, vim.api.nvim_get_current_buf())
end

---@param client vim.lsp.Client
---@param location lsp.Location
local function visit(client, location)
  vim.lsp.util.show_document(location, client.offset_encoding, { focus = true })
end

--- Goes to a place that an edit of the server makes, as soon as the edit is made: it may come after
--- the answer that names the place. Where it is never made, the server says why.
---@param client vim.lsp.Client
---@param location lsp.Location
---@param done fun()
---@param tries? integer
local function visit_new(client, location, done, tries)
  local bufnr = vim.uri_to_bufnr(location.uri)
  vim.fn.bufload(bufnr)
  if vim.api.nvim_buf_line_count(bufnr) > location.range.start.line then
    visit(client, location)
    done()
  elseif (tries or 0) < 100 then
    vim.defer_fn(function()
      visit_new(client, location, done, (tries or 0) + 1)
    end, 50)
  end
end

local function annotate_all(args)
  local client = server_here()
  if not client then
    return
  end
  execute(client, 'annotateAll', {
    uri = vim.uri_from_bufnr(0),
    suggested = args.bang,
  }, function(result)
    local count = result.count
    newsmark.tell(
      count == 0 and 'nothing left to annotate'
        or ('%d mention%s annotated'):format(count, count == 1 and '' or 's')
    )
  end)
end

local function add_to_registry()
  local client = server_here()
  if not client then
    return
  end
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  execute(client, 'addToRegistry', {
    uri = params.textDocument.uri,
    position = params.position,
  }, function(result)
    visit_new(client, result.location, function()
      newsmark.tell(('%s is in the registry now'):format(result.name))
    end)
  end)
end

--- The registry's entry in what the server gave as definitions, if there is one.
---@param found lsp.Location|lsp.Location[]|lsp.LocationLink[]|nil
---@return lsp.Location?
local function entry_among(found)
  for _, place in ipairs(vim.islist(found) and found or { found }) do
    local uri = place.uri or place.targetUri
    if vim.endswith(uri, '.toml') then
      return { uri = uri, range = place.range or place.targetSelectionRange }
    end
  end
end

--- The registry's entries that hold the letters of `query`.
---@param symbols lsp.WorkspaceSymbol[]?
---@return lsp.WorkspaceSymbol[]
local function entries_among(symbols)
  return vim.tbl_filter(function(symbol)
    return vim.endswith(symbol.location.uri, '.toml')
  end, symbols or {})
end

---@param client vim.lsp.Client
---@param query string
local function choose_entry(client, query)
  client:request('workspace/symbol', { query = query }, function(err, symbols)
    local entries = err and {} or entries_among(symbols)
    -- A name in full is that entry alone.
    for _, entry in ipairs(entries) do
      if entry.name == query then
        entries = { entry }
        break
      end
    end
    if #entries == 0 then
      newsmark.tell(err and err.message or 'the registry has no such entry', vim.log.levels.WARN)
    elseif #entries == 1 then
      visit(client, entries[1].location)
    else
      vim.ui.select(entries, {
        prompt = 'Entry of the registry:',
        kind = 'newsmark.entry',
        format_item = function(entry)
          return entry.containerName and ('%s (%s)'):format(entry.name, entry.containerName) or entry.name
        end,
      }, function(entry)
        if entry then
          visit(client, entry.location)
        end
      end)
    end
  end)
end

local function open_entry(args)
  local client = args.args == '' and server_here() or any_server()
  if not client then
    if args.args ~= '' then
      newsmark.tell('no server runs; open an article first', vim.log.levels.WARN)
    end
    return
  end
  if args.args ~= '' then
    choose_entry(client, args.args)
    return
  end
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  client:request('textDocument/definition', params, function(_, found)
    local entry = entry_among(found)
    if entry then
      visit(client, entry)
    else
      choose_entry(client, '')
    end
  end, vim.api.nvim_get_current_buf())
end

---@param lead string what stands before the cursor
---@return string[]
local function complete_entry(lead)
  local client = any_server()
  local answer = client and client:request_sync('workspace/symbol', { query = lead }, 1000)
  return vim.tbl_map(function(entry)
    return entry.name
  end, entries_among(answer and answer.result))
end

local function show_status()
  local client = any_server()
  if not client then
    newsmark.tell('no server runs; open an article first', vim.log.levels.WARN)
    return
  end
  execute(client, 'corpusStatus', nil, function(result)
    local lines = vim.split(vim.trim(result.text), '\n')
    vim.lsp.util.open_floating_preview(lines, 'text', { border = 'rounded', title = ' Newsmark ' })
  end)
end

local function show_log()
  vim.cmd.tabedit(vim.fn.fnameescape(vim.lsp.log.get_filename()))
  vim.bo.readonly = true
  vim.bo.autoread = true
  vim.cmd.normal({ 'G', bang = true })
end

--- The code lens "12 mentions in 5 articles": puts the mentions into the quickfix list.
---@param command lsp.Command with the arguments uri and position
---@param context { client_id: integer }
function M.show_references(command, context)
  local client = vim.lsp.get_client_by_id(context.client_id)
  if not client then
    return
  end
  local uri, position = unpack(command.arguments)
  client:request('textDocument/references', {
    textDocument = { uri = uri },
    position = position,
    context = { includeDeclaration = false },
  }, function(err, places)
    if err or not places or #places == 0 then
      newsmark.tell(err and err.message or 'no mentions', vim.log.levels.WARN)
      return
    end
    vim.fn.setqflist({}, ' ', {
      title = command.title,
      items = vim.lsp.util.locations_to_items(places, client.offset_encoding),
    })
    vim.cmd('botright copen')
  end, vim.uri_to_bufnr(uri))
end

--- Defines the commands.
function M.create()
  local function command(name, act, options)
    vim.api.nvim_create_user_command('Newsmark' .. name, act, options)
  end
  command('Restart', function()
    require('newsmark.restart').restart()
  end, { desc = 'Start the Newsmark server anew' })
  command('Log', show_log, { desc = 'Show the log of language servers' })
  command('AnnotateAll', annotate_all, {
    bang = true,
    desc = 'Annotate every mention whose actor is sure; with ! suggested ones, too',
  })
  command('AddToRegistry', add_to_registry, { desc = 'Add the name at the cursor to the registry' })
  command('OpenEntry', open_entry, {
    nargs = '?',
    complete = complete_entry,
    desc = "Go to the registry's entry of the name at the cursor, of the name given, or of a list",
  })
  command('Status', show_status, { desc = 'Show what the server knows of the corpus' })
end

return M
