-- `:checkhealth newsmark`: can articles be served here, and which are.

local M = {}

local health = vim.health
local newsmark = require('newsmark')

local function check_neovim()
  local version = vim.version()
  local name = ('Neovim %d.%d.%d'):format(version.major, version.minor, version.patch)
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok(name)
    return true
  end
  health.error(
    name .. ' is too old',
    'Newsmark is set up with vim.lsp.config(), which Neovim has since 0.11.'
  )
  return false
end

local function check_program()
  local name = newsmark.program()
  if not name then
    health.info('The server is started by a function, so its version is not checked.')
    return
  end
  local path = vim.fn.exepath(name)
  if path == '' then
    health.error(('`%s` is not an executable that can be found'):format(name), {
      'Install it: run `cargo install --path .` in the Newsmark repository.',
      'Or name it: vim.lsp.config("newsmark", { cmd = { "/path/to/newsmark", "lsp" } })',
    })
    return
  end
  local started, process = pcall(vim.system, { path, '--version' }, { text = true, timeout = 5000 })
  local answer = started and process:wait() or nil
  if not answer or answer.code ~= 0 then
    health.error(
      ('`%s --version` does not run: %s'):format(path, answer and answer.stderr or tostring(process)),
      'Install it anew: run `cargo install --path .` in the Newsmark repository.'
    )
    return
  end
  local version = vim.trim(answer.stdout):match('^newsmark (%S+)')
  local expected = require('newsmark.version')
  if version == expected then
    health.ok(('%s is newsmark %s, as this plugin is'):format(path, version))
  else
    health.warn(
      ('%s says `%s`, and this plugin is of %s'):format(path, vim.trim(answer.stdout), expected),
      'Install the plugin and the program from one release.'
    )
  end
end

local function check_filetype()
  local filetype = vim.filetype.match({ filename = 'article.news' })
  if filetype == 'newsmark' then
    health.ok('`.news` files have the filetype newsmark')
  else
    health.error(
      ('`.news` files have the filetype %s'):format(filetype or 'of nothing'),
      'Add the plugin to runtimepath before filetype detection starts, and see `:filetype`.'
    )
  end
end

local function check_enabled()
  if not newsmark.is_enabled() then
    health.warn('Newsmark is not enabled', "Add vim.lsp.enable('newsmark') to your init.lua.")
  end
end

---@param client vim.lsp.Client
local function report_client(client)
  local version = client.server_info and client.server_info.version or 'of an unknown version'
  if client.root_dir then
    health.ok(('newsmark %s serves the folder %s'):format(version, client.root_dir))
    if vim.uv.fs_stat(vim.fs.joinpath(client.root_dir, 'newsmark.toml')) then
      health.info('Its newsmark.toml says which files are articles.')
    else
      health.info('It has no newsmark.toml: every `.news` file below it is an article.')
    end
  else
    health.ok(('newsmark %s serves files opened by themselves, without a folder'):format(version))
  end
  for bufnr in pairs(client.attached_buffers) do
    if vim.api.nvim_buf_is_loaded(bufnr) then
      local name = vim.api.nvim_buf_get_name(bufnr)
      local found = #vim.diagnostic.get(bufnr)
      health.info(
        ('%s, filetype %s, %d diagnostic%s'):format(
          name == '' and '[No Name]' or vim.fn.fnamemodify(name, ':~:.'),
          vim.bo[bufnr].filetype,
          found,
          found == 1 and '' or 's'
        )
      )
    end
  end
end

local function check_clients()
  local clients = vim.lsp.get_clients({ name = 'newsmark' })
  if #clients == 0 then
    health.info('No file is served at present. Open a `.news` file, then run this again.')
  end
  vim.iter(clients):each(report_client)
end

function M.check()
  health.start('newsmark: what it needs')
  if not check_neovim() then
    return
  end
  check_program()
  check_filetype()
  check_enabled()
  health.start('newsmark: what it serves')
  check_clients()
end

return M
