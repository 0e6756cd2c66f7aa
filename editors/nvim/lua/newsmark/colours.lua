-- Colours of what the server finds in articles: names, dates, annotations, quotations, page chrome.

local M = {}

-- Groups that every colour scheme has, and so readable on its background, light or dark. Quotations
-- keep the colour of text.
local types = {
  person = 'Identifier',
  group = 'Function',
  place = 'String',
  event = 'Special',
  date = 'Constant',
  annotation = 'Comment',
  furniture = 'Comment',
}

-- Beside the colour of the type.
local modifiers = {
  suggested = { italic = true },
  ambiguous = { underdashed = true },
}

--- Defines the groups `@lsp.type.person.newsmark` and so on, unless they are defined already.
function M.define()
  -- Articles in Markdown and plain text have filetypes of their own.
  for _, filetype in ipairs({ 'newsmark', 'markdown', 'text' }) do
    for name, group in pairs(types) do
      vim.api.nvim_set_hl(0, ('@lsp.type.%s.%s'):format(name, filetype), { link = group, default = true })
    end
    for name, style in pairs(modifiers) do
      style.default = true
      vim.api.nvim_set_hl(0, ('@lsp.mod.%s.%s'):format(name, filetype), style)
    end
  end
end

return M
