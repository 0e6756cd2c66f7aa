-- What is there from the start: commands, colours, and what happens when a buffer is served.

if vim.g.loaded_newsmark or vim.fn.has('nvim-0.11') == 0 then
  return
end
vim.g.loaded_newsmark = true

require('newsmark.commands').create()
require('newsmark.colours').define()

local group = vim.api.nvim_create_augroup('newsmark', {})

vim.api.nvim_create_autocmd('ColorScheme', {
  group = group,
  desc = 'Define the colours of names and dates in articles again',
  callback = function()
    require('newsmark.colours').define()
  end,
})

vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  desc = 'Show hints and lenses in articles',
  callback = function(args)
    local client = vim.lsp.get_client_by_id(args.data.client_id)
    if client and client.name == 'newsmark' then
      require('newsmark').attach(client, args.buf)
    end
  end,
})

vim.api.nvim_create_autocmd('FileType', {
  group = group,
  pattern = { 'newsmark', 'markdown', 'text', 'toml' },
  desc = 'Say what is missing where an article cannot be served',
  callback = function(args)
    require('newsmark').check_program(args.buf)
  end,
})
