-- Copy has one line for each paragraph, so lines are wrapped on the screen, between words.
vim.opt_local.wrap = true
vim.opt_local.linebreak = true
vim.opt_local.breakindent = true
vim.opt_local.commentstring = '<!-- %s -->'
vim.opt_local.comments = 'b:>'

vim.b.undo_ftplugin = (vim.b.undo_ftplugin and vim.b.undo_ftplugin .. ' | ' or '')
  .. 'setlocal wrap< linebreak< breakindent< commentstring< comments<'
