-- What a person who uses the plugin has in init.lua.
vim.opt.runtimepath:prepend(vim.env.NEWSMARK_PLUGIN)
vim.lsp.enable('newsmark')
vim.diagnostic.config({ virtual_text = true })
