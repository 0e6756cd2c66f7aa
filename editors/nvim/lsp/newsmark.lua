-- Newsmark, a language server for news copy. Turned on by `vim.lsp.enable('newsmark')`; anything
-- here is changed by `vim.lsp.config('newsmark', { … })`.

---@type vim.lsp.Config
return {
  cmd = { 'newsmark', 'lsp' },
  filetypes = { 'newsmark', 'markdown', 'text', 'toml' },
  get_language_id = function(_, filetype)
    return filetype == 'text' and 'plaintext' or filetype
  end,
  root_dir = function(bufnr, on_dir)
    local newsmark = require('newsmark')
    local is_served, folder = newsmark.folder(bufnr)
    if is_served and newsmark.has_program() then
      on_dir(folder)
    end
  end,
  -- What this plugin knows beside the protocol.
  capabilities = {
    experimental = { newsmark = { status = true, showReferences = true } },
  },
  handlers = {
    ['newsmark/status'] = function(_, status, context)
      require('newsmark').take_status(status, context.client_id)
    end,
  },
  commands = {
    ['newsmark.showReferences'] = function(command, context)
      require('newsmark.commands').show_references(command, context)
    end,
  },
  on_exit = function(code, signal, client_id)
    require('newsmark.restart').ended(code, signal, client_id)
  end,
}
