-- What Neovim looks like in the picture.
vim.cmd.source('tests/nvim/init.lua')
vim.opt.termguicolors = true
vim.opt.background = 'dark'
vim.opt.linebreak = true
vim.opt.ruler = false
vim.opt.showcmd = false
vim.opt.shortmess:append('FIW')
vim.opt.winborder = 'rounded'
vim.opt.statusline = ' %t%=%{&filetype} '
vim.opt.fillchars = { eob = ' ' }
