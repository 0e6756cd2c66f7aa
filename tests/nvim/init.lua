-- What a person who uses the plugin has in init.lua.
vim.opt.runtimepath:prepend(vim.env.NEWSMARK_PLUGIN)
vim.lsp.enable('newsmark')
vim.lsp.inlay_hint.enable()
vim.diagnostic.config({ virtual_text = true })
