-- Newsmark, a language server for news copy. Turned on by `vim.lsp.enable('newsmark')`; anything
-- here is changed by `vim.lsp.config('newsmark', { … })`.

---@type vim.lsp.Config
return {
  cmd = { 'newsmark', 'lsp' },
  filetypes = { 'newsmark', 'markdown', 'text', 'toml' },
  get_language_id = function(_, filetype)
    return filetype == 'text' and 'plaintext' or filetype
  end,
  -- Articles of Newsmark's own filetype are served wherever they are. Markdown, plain text and TOML
  -- files are anyone's: they are served below a `newsmark.toml` alone, where the server leaves those
  -- in peace that the corpus does not include.
  root_dir = function(bufnr, on_dir)
    local corpus = vim.fs.root(bufnr, 'newsmark.toml')
    if corpus then
      on_dir(corpus)
    elseif vim.bo[bufnr].filetype == 'newsmark' then
      on_dir(vim.fs.root(bufnr, '.git'))
    end
  end,
}
