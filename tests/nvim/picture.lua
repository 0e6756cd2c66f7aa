-- What Neovim looks like in the picture.
vim.cmd.source('tests/nvim/init.lua')
vim.opt.termguicolors = true
vim.opt.background = 'dark'
vim.opt.linebreak = true
vim.opt.ruler = false
vim.opt.showcmd = false
vim.opt.cmdheight = 0
vim.opt.shortmess:append('FIW')
vim.opt.winborder = 'rounded'
vim.opt.statusline = ' %t%=%{&filetype} '
vim.opt.fillchars = { eob = ' ' }
-- The colours that come with Neovim, but for hints, which are too dark to be read in a picture.
vim.api.nvim_set_hl(0, 'LspInlayHint', { fg = 'NvimLightGrey4', italic = true })
