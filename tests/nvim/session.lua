-- A session in a copy of samples/, with the keys' own functions. Each step says what it saw, or
-- raises an error that says what was missing.

local SAMPLES = vim.uv.fs_realpath(vim.env.NEWSMARK_WORK) .. '/samples'
local SEED = 'articles/2015-03-23-myanmar-kachin-offensive.txt'
local NAMES = 'articles/2015-04-02-exercise-names.news'
local DATES = 'articles/2015-03-24-exercise-dates.news'
local PATIENCE = 10000 -- milliseconds; a slow machine, never the usual

local function say(line)
  io.stdout:write(line, '\n')
  io.stdout:flush()
end

-- What the user is told, the newest last.
local told = {}
vim.notify = function(message)
  table.insert(told, message)
end

-- Neovim prints the names of the server's edits, which would stand between the steps.
print = function() end

local function await_told(pattern)
  local line
  vim.wait(PATIENCE, function()
    line = vim.iter(told):find(function(message)
      return message:find(pattern) ~= nil
    end)
    return line ~= nil
  end, 10)
  return line or error(('not told "%s", but %s'):format(pattern, vim.inspect(told)), 0)
end

--- What `value` gives as soon as it is neither nil nor false.
local function await(missing, value)
  local result
  vim.wait(PATIENCE, function()
    result = value()
    return result and true
  end, 10)
  return result or error('waited in vain for ' .. missing, 0)
end

local function expect(condition, missing)
  return condition or error(missing, 0)
end

local function client()
  return vim.lsp.get_clients({ name = 'newsmark', bufnr = 0 })[1]
end

local function open(name)
  vim.cmd.edit(vim.fn.fnameescape(SAMPLES .. '/' .. name))
  return await('the server at ' .. name, client)
end

--- Puts the cursor on the first `text` of the buffer.
local function go_to(text)
  vim.fn.cursor(1, 1)
  local found = vim.fn.search('\\V' .. vim.fn.escape(text, '\\'), 'cW')
  expect(found > 0, ('"%s" is not in %s'):format(text, vim.fn.expand('%:t')))
end

local function short(path)
  return vim.fs.basename(path)
end

local function diagnostics(code)
  return vim.tbl_filter(function(diagnostic)
    return code == nil or diagnostic.code == code
  end, vim.diagnostic.get(0))
end

local function describe(diagnostic)
  local severity = vim.diagnostic.severity[diagnostic.severity]:lower()
  local place = ('%d:%d'):format(diagnostic.lnum + 1, diagnostic.col + 1)
  return ('%s %s %s: %s'):format(place, severity, diagnostic.code, diagnostic.message)
end

--- The lines of the window that floats over the text, if one does.
local function floating_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
    end
  end
end

local function hover(text)
  go_to(text)
  vim.lsp.buf.hover({ silent = true })
  local lines = await('a card on ' .. text, floating_text)
  vim.cmd.fclose({ bang = true })
  return vim.tbl_filter(function(line)
    return vim.trim(line) ~= ''
  end, lines)
end

--- The line that holds the first `text`, and what replaced it there.
local function replace(text, by)
  go_to(text)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  vim.api.nvim_buf_set_text(0, row - 1, column, row - 1, column + #text, { by })
end

local steps = {
  {
    'attach',
    function()
      local server = open(NAMES)
      expect(vim.bo.filetype == 'newsmark', 'a .news file has the filetype ' .. vim.bo.filetype)
      expect(vim.fs.normalize(server.root_dir) == SAMPLES, 'the folder served is ' .. server.root_dir)
      expect(vim.wo.linebreak, 'the long lines of copy are not wrapped between words')
      return ('newsmark %s serves %s, positions in %s'):format(
        server.server_info.version,
        short(server.root_dir),
        server.offset_encoding
      )
    end,
  },
  {
    'other files',
    function()
      local server = open(SEED)
      local text = vim.bo.filetype
      open('registry/groups.toml')
      expect(client().id == server.id, 'the registry is served by a second server')
      vim.cmd.edit(vim.env.NEWSMARK_WORK .. '/elsewhere/notes.txt')
      expect(
        not vim.wait(500, function()
          return client() ~= nil
        end),
        'a text file of no corpus is served'
      )
      return ('the same server has %s (%s) and groups.toml; notes.txt of no corpus is left alone'):format(
        short(SEED),
        text
      )
    end,
  },
  {
    'diagnostics',
    function()
      open(NAMES)
      await('name/misspelled on Bahmo', function()
        return #diagnostics('name/misspelled') > 0
      end)
      return vim.iter(diagnostics()):map(describe):totable()
    end,
  },
  {
    'hover, a group',
    function()
      open(SEED)
      local card = hover('Kachin Independence Organization')
      local text = table.concat(card, '\n')
      expect(text:find('Kachin Independence Organization', 1, true), 'the card does not name it:\n' .. text)
      expect(text:find('KIO', 1, true), 'the card lacks its acronym:\n' .. text)
      return card
    end,
  },
  {
    'hover, a date',
    function()
      open(SEED)
      local card = hover('Monday')
      local text = table.concat(card, '\n')
      expect(text:find('2015-03-23', 1, true), 'Monday is not 2015-03-23:\n' .. text)
      return card
    end,
  },
  {
    'definition',
    function()
      open(SEED)
      go_to('Kachin Independence Organization')
      vim.lsp.buf.definition()
      await('the registry', function()
        return vim.fn.expand('%:t') == 'groups.toml'
      end)
      local line = vim.api.nvim_get_current_line()
      expect(line == '[kio]', 'the cursor is on ' .. line)
      return ('groups.toml:%d %s'):format(vim.fn.line('.'), line)
    end,
  },
  {
    'references',
    function()
      open('registry/groups.toml')
      go_to('[kio]')
      vim.fn.cursor(0, 2)
      vim.fn.setqflist({})
      vim.lsp.buf.references({ includeDeclaration = true })
      local found = await('references', function()
        local items = vim.fn.getqflist()
        return #items > 0 and items
      end)
      vim.cmd.cclose()
      local counts, files = {}, {}
      for _, item in ipairs(found) do
        local file = short(vim.fn.bufname(item.bufnr))
        if not counts[file] then
          table.insert(files, file)
        end
        counts[file] = (counts[file] or 0) + 1
      end
      local lines = vim.iter(files):map(function(file)
        return ('%2d in %s'):format(counts[file], file)
      end)
      expect(counts['groups.toml'], 'the entry itself is not among them')
      expect(counts[short(SEED)], short(SEED) .. ' is not among them')
      expect(#files > 3, 'they are in few files: ' .. table.concat(files, ', '))
      return lines:totable()
    end,
  },
  {
    'inlay hints',
    function()
      open(SEED)
      expect(vim.lsp.inlay_hint.is_enabled({ bufnr = 0 }), 'hints are off')
      local hints = await('hints', function()
        local all = vim.lsp.inlay_hint.get({ bufnr = 0 })
        return #all > 0 and all
      end)
      local lines = vim.iter(hints):map(function(hint)
        local position, label = hint.inlay_hint.position, hint.inlay_hint.label
        if type(label) == 'table' then
          label = vim.iter(label):fold('', function(text, part)
            return text .. part.value
          end)
        end
        local line = vim.api.nvim_buf_get_lines(0, position.line, position.line + 1, false)[1]
        local word = line:sub(1, position.character):match('%S+%s*%S*$')
        return ('%d: …%s «%s»'):format(position.line + 1, word, vim.trim(label))
      end)
      lines = lines:totable()
      expect(table.concat(lines, '\n'):find('2015-03-22', 1, true), 'none says that Sunday is 2015-03-22')
      return lines
    end,
  },
  {
    'code action',
    function()
      open(NAMES)
      local before = await('name/misspelled on Bahmo', function()
        local found = diagnostics('name/misspelled')
        return #found > 0 and found
      end)
      go_to('Bahmo')
      local line = vim.fn.line('.')
      local title
      vim.lsp.buf.code_action({
        apply = true,
        filter = function(action)
          local fits = action.kind == 'quickfix' and action.title:find('Bhamo', 1, true)
          title = fits and action.title or title
          return fits
        end,
      })
      await('the fix of Bahmo', function()
        return vim.fn.getline(line):find('Bhamo', 1, true)
      end)
      await('name/misspelled to be gone after the fix', function()
        return #diagnostics('name/misspelled') == #before - 1
      end)
      return ('"%s" → %s'):format(title, vim.fn.getline(line):match('between.-Bhamo'))
    end,
  },
  {
    'code action, a date',
    function()
      open(SEED)
      go_to('Monday')
      local line = vim.fn.line('.')
      vim.lsp.buf.code_action({
        apply = true,
        filter = function(action)
          return action.title == 'Write "Monday, March 23, 2015"'
        end,
      })
      await('Monday in full', function()
        return vim.fn.getline(line):find('Monday, March 23, 2015', 1, true)
      end)
      local written = vim.fn.getline(line):match('Monday, March.-2015.-%s%S+')
      vim.cmd.undo({ mods = { silent = true } })
      expect(not vim.fn.getline(line):find('March 23', 1, true), 'one undo does not take it back')
      return ('Monday → %s'):format(written)
    end,
  },
  {
    'completion',
    function()
      local server = open(SEED)
      expect(vim.bo.omnifunc == 'v:lua.vim.lsp.omnifunc', 'Ctrl-X Ctrl-O asks ' .. vim.bo.omnifunc)
      replace('Monday', '[Monday]{.date when=')
      go_to('when=')
      local row, column = unpack(vim.api.nvim_win_get_cursor(0))
      vim.api.nvim_win_set_cursor(0, { row, column + #'when=' })
      local buffer = vim.api.nvim_get_current_buf()
      local params = vim.lsp.util.make_position_params(0, server.offset_encoding)
      local answer = server:request_sync('textDocument/completion', params, PATIENCE, buffer)
      local items = expect(answer and answer.result, 'nothing is offered behind when=').items
      vim.lsp.util.apply_text_edits({ items[1].textEdit }, buffer, server.offset_encoding)
      local line = vim.fn.getline('.')
      expect(line:find('[Monday]{.date when=2015-03-23}', 1, true), 'the line became ' .. line)
      vim.cmd('silent edit!')
      return vim.iter(items):take(3):map(function(item)
        return ('%s: %s'):format(item.label, item.detail)
      end):totable()
    end,
  },
  {
    'completion, a name',
    function()
      local server = open(SEED)
      local buffer = vim.api.nvim_get_current_buf()
      vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { '', 'Envoys of the Kachin Indep' })
      vim.api.nvim_win_set_cursor(0, { vim.fn.line('$'), 0 })
      vim.cmd('noautocmd normal! $')
      local params = vim.lsp.util.make_position_params(0, server.offset_encoding)
      params.position.character = #vim.fn.getline('.')
      local answer = server:request_sync('textDocument/completion', params, PATIENCE, buffer)
      local items = expect(answer and answer.result, 'no name goes on as "Kachin Indep"').items
      vim.lsp.util.apply_text_edits({ items[1].textEdit }, buffer, server.offset_encoding)
      local line = vim.fn.getline('$')
      expect(line == 'Envoys of the Kachin Independence Organization', 'the line became ' .. line)
      local resolved = server:request_sync('completionItem/resolve', items[1], PATIENCE, buffer)
      local card = resolved.result.documentation.value
      expect(card:find('Political arm', 1, true), 'the card of the item is ' .. card)
      vim.cmd('silent edit!')
      return vim.iter(items):map(function(item)
        return ('%s: %s'):format(item.label, item.detail)
      end):totable()
    end,
  },
  {
    'annotating an actor',
    function()
      open(SEED)
      go_to('Kachin Independence Organization')
      local line = vim.fn.line('.')
      local title
      vim.lsp.buf.code_action({
        apply = true,
        filter = function(action)
          local fits = action.title:find('^Annotate all mentions of .* in the corpus$')
          title = fits and action.title or title
          return fits
        end,
      })
      await('the annotation', function()
        return vim.fn.getline(line):find('[Kachin Independence Organization]{.group ref=kio}', 1, true)
      end)
      local changed = 0
      for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
        if vim.bo[buffer].modified and vim.api.nvim_buf_get_name(buffer):find('/articles/', 1, true) then
          changed = changed + 1
          vim.api.nvim_buf_call(buffer, function()
            vim.cmd('silent edit!')
          end)
        end
      end
      expect(changed > 3, ('only %d articles were annotated'):format(changed))
      return ('"%s" changed %d articles'):format(title, changed)
    end,
  },
  {
    'rename and back',
    function()
      -- Files keep their last line as it is, with or without an end.
      vim.o.fixendofline = false
      vim.cmd('silent wall')
      local function contents()
        local files = {}
        for name in vim.fs.dir(SAMPLES, { depth = 3 }) do
          local file = io.open(SAMPLES .. '/' .. name, 'rb')
          files[name] = file and file:read('a')
        end
        return files
      end
      local function rename(old, new)
        go_to(old)
        local line = vim.fn.line('.')
        vim.lsp.buf.rename(new)
        await(old .. ' to become ' .. new, function()
          return vim.fn.getline(line):find(new, 1, true)
        end)
        vim.cmd('silent wall')
      end
      local function differing(before)
        local names = {}
        for name, text in pairs(contents()) do
          if text ~= before[name] then
            table.insert(names, name)
          end
        end
        table.sort(names)
        return names
      end
      local before = contents()
      open(SEED)
      rename('Kachin Independence Organization', 'Kachin Freedom Council')
      local changed = differing(before)
      expect(#changed > 3, 'few files changed: ' .. table.concat(changed, ', '))
      rename('Kachin Freedom Council', 'Kachin Independence Organization')
      expect(#differing(before) == 0, 'not as before: ' .. table.concat(differing(before), ', '))
      open('registry/groups.toml')
      go_to('kio]')
      rename('kio]', 'kachin-organization')
      local by_id = differing(before)
      expect(#by_id > 1, 'few files changed: ' .. table.concat(by_id, ', '))
      rename('kachin-organization]', 'kio')
      expect(#differing(before) == 0, 'not as before: ' .. table.concat(differing(before), ', '))
      return ('by name %d files changed, by id %d; renamed back, all are as they were'):format(#changed, #by_id)
    end,
  },
  {
    'a change',
    function()
      open(DATES)
      local before = await('date/weekday-mismatch', function()
        local found = diagnostics('date/weekday-mismatch')
        return #found > 0 and found
      end)
      local found = before[1]
      local wrong =
        vim.api.nvim_buf_get_text(0, found.lnum, found.col, found.end_lnum, found.end_col, {})[1]
      replace(wrong, 'one day')
      await('the finding to go with the text that it was about', function()
        return #diagnostics('date/weekday-mismatch') == #before - 1
      end)
      vim.cmd.undo({ mods = { silent = true } })
      await('the finding to come back with undo', function()
        return #diagnostics('date/weekday-mismatch') == #before
      end)
      return {
        describe(found),
        ('gone when "%s" was replaced, back after undo'):format(wrong),
      }
    end,
  },
  {
    'hints as virtual text',
    function()
      open(DATES)
      local namespace = vim.api.nvim_get_namespaces()['nvim.lsp.inlayhint']
      local marks = await('virtual text', function()
        vim.cmd.redraw({ bang = true })
        local all = vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, { details = true })
        return #all > 0 and all
      end)
      local lines = vim.iter(marks):map(function(mark)
        local text = vim.iter(mark[4].virt_text):fold('', function(joined, chunk)
          return joined .. chunk[1]
        end)
        expect(mark[4].virt_text_pos == 'inline', 'it stands ' .. mark[4].virt_text_pos)
        return ('%d:%d %s'):format(mark[2] + 1, mark[3] + 1, vim.trim(text))
      end)
      open('registry/places.toml')
      expect(not vim.lsp.inlay_hint.is_enabled({ bufnr = 0 }), 'hints are on in a registry')
      return lines:take(4):totable()
    end,
  },
  {
    'hints turned off',
    function()
      vim.g.newsmark = { hints = false }
      open('articles/2012-04-03-by-elections.news')
      local on = vim.lsp.inlay_hint.is_enabled({ bufnr = 0 })
      vim.g.newsmark = nil
      expect(not on, 'hints are on')
      return 'with vim.g.newsmark = { hints = false } an article has none'
    end,
  },
  {
    'semantic colours',
    function()
      open(SEED)
      go_to('Kachin Independence Organization')
      local row, column = unpack(vim.api.nvim_win_get_cursor(0))
      local tokens = await('a token', function()
        local found = vim.lsp.semantic_tokens.get_at_pos(0, row - 1, column)
        return found and #found > 0 and found
      end)
      expect(tokens[1].type == 'group', 'it is a ' .. tokens[1].type)
      local style = vim.api.nvim_get_hl(0, { name = '@lsp.type.group.text' })
      expect(style.link == 'Function', 'it has no colour: ' .. vim.inspect(style))
      vim.cmd.colorscheme('habamax')
      style = vim.api.nvim_get_hl(0, { name = '@lsp.type.person.newsmark' })
      vim.cmd.colorscheme('default')
      expect(style.link == 'Identifier', 'another colour scheme has none: ' .. vim.inspect(style))
      return ('the name is a %s and has the colour of Function'):format(tokens[1].type)
    end,
  },
  {
    'code lens',
    function()
      open('registry/groups.toml')
      go_to('[kio]')
      local row = vim.fn.line('.')
      local lens, found, count
      -- The files that an earlier step changed may still be read again; the last count is that of all.
      for _ = 1, 10 do
        vim.lsp.codelens.refresh({ bufnr = 0 })
        vim.wait(300)
        lens = await('a lens with its count', function()
          return vim.iter(vim.lsp.codelens.get(0)):find(function(it)
            return it.range.start.line == row - 1 and it.command and it.command.title:find('mentions')
          end)
        end)
        vim.fn.setqflist({})
        vim.lsp.codelens.run()
        found = await('the mentions in the quickfix list', function()
          local items = vim.fn.getqflist()
          return #items > 0 and items
        end)
        vim.cmd.cclose()
        count = tonumber(lens.command.title:match('%d+'))
        if #found == count then
          break
        end
      end
      expect(#found == count, ('"%s" lists %d'):format(lens.command.title, #found))
      return ('"%s" on %s lists %d places'):format(lens.command.title, '[kio]', #found)
    end,
  },
  {
    'the commands',
    function()
      local commands = vim.fn.getcompletion('Newsmark', 'command')
      expect(#commands == 6, 'they are ' .. table.concat(commands, ', '))
      local described = vim.api.nvim_get_commands({})
      return vim.iter(commands):map(function(name)
        return (':%s  %s'):format(name, described[name].definition)
      end):totable()
    end,
  },
  {
    ':NewsmarkAnnotateAll',
    function()
      open(SEED)
      told = {}
      vim.cmd.NewsmarkAnnotateAll()
      await('an annotation', function()
        return vim.fn.search([[\V[Kachin Independence Organization]{.group ref=kio}]], 'nw') > 0
      end)
      local sure = await_told('mentions? annotated')
      vim.cmd('silent edit!')
      told = {}
      return sure
    end,
  },
  {
    ':NewsmarkAddToRegistry',
    function()
      open(NAMES)
      told = {}
      vim.api.nvim_buf_set_lines(0, -1, -1, false, { '', 'For the villagers [Naw Seng]{.person} spoke.' })
      go_to('Naw Seng')
      vim.cmd.NewsmarkAddToRegistry()
      local added = await_told('in the registry now')
      local line = vim.api.nvim_get_current_line()
      expect(line == '[naw-seng]', 'the cursor is on ' .. line)
      local place = ('%s:%d %s'):format(vim.fn.expand('%:t'), vim.fn.line('.'), line)
      vim.cmd('silent edit!')
      open(NAMES)
      vim.cmd('silent edit!')
      open(SEED)
      told = {}
      go_to('Thein Sein')
      vim.cmd.NewsmarkAddToRegistry()
      return { added, place, await_told('no new entry') }
    end,
  },
  {
    ':NewsmarkOpenEntry',
    function()
      open(SEED)
      go_to('Thein Sein')
      vim.cmd.NewsmarkOpenEntry()
      await('the entry', function()
        return vim.api.nvim_get_current_line() == '[thein-sein]'
      end)
      open(SEED)
      go_to('Accessibility')
      local offered
      vim.ui.select = function(entries, options, choose)
        offered = #entries
        choose(vim.iter(entries):find(function(entry)
          return options.format_item(entry):find('^Bhamo')
        end))
      end
      vim.cmd.NewsmarkOpenEntry()
      await('the entry chosen', function()
        return vim.api.nvim_get_current_line() == '[bhamo]'
      end)
      local names = vim.fn.getcompletion('NewsmarkOpenEntry Kachin Indep', 'cmdline')
      expect(vim.list_contains(names, 'Kachin Independence Organization'), vim.inspect(names))
      vim.cmd.NewsmarkOpenEntry('Kachin Independence Organization')
      await('the entry named', function()
        return vim.api.nvim_get_current_line() == '[kio]'
      end)
      return {
        'at a name: [thein-sein]',
        ('at none: [bhamo] of %d entries'):format(offered),
        'by name: [kio], completed from ' .. table.concat(names, ', '),
      }
    end,
  },
  {
    ':NewsmarkStatus',
    function()
      open(SEED)
      vim.cmd.NewsmarkStatus()
      local lines = await('the status', floating_text)
      vim.cmd.fclose({ bang = true })
      expect(table.concat(lines, '\n'):find('30 articles', 1, true), table.concat(lines, '\n'))
      local word = require('newsmark').status()
      expect(word == '30 articles', 'for the statusline: ' .. word)
      table.insert(lines, 'for the statusline: ' .. word)
      return lines
    end,
  },
  {
    'a broken registry',
    function()
      open('registry/people.toml')
      told = {}
      vim.api.nvim_buf_set_lines(0, 0, 0, false, { '[broken' })
      local message = await_told('^Newsmark: .*people')
      local word = await('a mark for the statusline', function()
        local status = require('newsmark').status()
        return status:find('^! ') and status
      end)
      vim.api.nvim_buf_set_lines(0, 1, 1, false, { '# more' })
      vim.wait(500)
      expect(#told == 1, 'told ' .. vim.inspect(told))
      vim.cmd('silent edit!')
      await('the mark to go', function()
        return require('newsmark').status() == '30 articles'
      end)
      return { message, 'for the statusline: ' .. word }
    end,
  },
  {
    ':help newsmark',
    function()
      vim.cmd.helptags(vim.env.NEWSMARK_PLUGIN .. '/doc')
      local tags = vim.list_extend({ 'newsmark' }, vim.tbl_map(function(name)
        return ':' .. name
      end, vim.fn.getcompletion('Newsmark', 'command')))
      vim.list_extend(tags, { 'g:newsmark', 'newsmark-statusline', 'newsmark-colours' })
      for _, tag in ipairs(tags) do
        local found, err = pcall(vim.cmd.help, tag)
        expect(found, tag .. ' has no help: ' .. tostring(err))
        expect(vim.fn.expand('%:t') == 'newsmark.txt', tag .. ' is explained in ' .. vim.fn.expand('%'))
        vim.cmd.helpclose()
      end
      return 'found: ' .. table.concat(tags, ' ')
    end,
  },
  {
    ':checkhealth newsmark',
    function()
      vim.cmd.checkhealth({ args = { 'newsmark' }, mods = { silent = true } })
      local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
      vim.cmd.close()
      local text = table.concat(lines, '\n')
      expect(not text:find('ERROR', 1, true) and not text:find('WARNING', 1, true), text)
      expect(text:find('as this plugin is', 1, true), 'program and plugin are of two releases:\n' .. text)
      expect(text:find('serves the folder', 1, true), 'no folder is served:\n' .. text)
      return vim.tbl_filter(function(line)
        return vim.startswith(line, '- ')
      end, lines)
    end,
  },
  {
    'a server that is killed',
    function()
      local before = open(NAMES)
      told = {}
      local process = vim.iter(vim.api.nvim_get_proc_children(vim.fn.getpid())):find(function(child)
        return vim.api.nvim_get_proc(child).name == 'newsmark'
      end)
      vim.uv.kill(process, 'sigkill')
      local line = await_told('ended unexpectedly')
      await('another server', function()
        local server = client()
        return server and server.id ~= before.id
      end)
      await('its findings', function()
        return #diagnostics('name/misspelled') > 0
      end)
      return { line, 'another server has the file, and its findings' }
    end,
  },
  {
    ':NewsmarkRestart',
    function()
      local before = client()
      told = {}
      vim.cmd.NewsmarkRestart()
      await('another server', function()
        local server = client()
        return server and server.id ~= before.id
      end)
      await('its findings', function()
        return #diagnostics('name/misspelled') > 0
      end)
      expect(#told == 0, 'told ' .. vim.inspect(told))
      return 'another server has the file, and its findings; nothing was told'
    end,
  },
  {
    ':NewsmarkLog',
    function()
      vim.cmd.NewsmarkLog()
      local name = vim.fn.expand('%:t')
      vim.cmd.tabclose()
      expect(name == 'lsp.log', 'it shows ' .. name)
      return name
    end,
  },
  {
    'end',
    function()
      local ending
      local server = vim.lsp.get_clients({ name = 'newsmark' })[1]
      local id = server.id
      vim.api.nvim_create_autocmd('LspDetach', {
        callback = function(args)
          ending = args.data.client_id == id
        end,
      })
      server:stop()
      await('the server to end when it is stopped', function()
        return ending and vim.lsp.get_client_by_id(id) == nil
      end)
      return 'the server ended when it was asked to'
    end,
  },
  {
    'no program',
    function()
      vim.lsp.config('newsmark', { cmd = { 'newsmark-that-is-missing', 'lsp' } })
      told = {}
      vim.cmd('silent %bwipeout!')
      vim.cmd.edit(SAMPLES .. '/articles/2016-08-31-peace-conference-opens.news')
      vim.cmd.edit(SAMPLES .. '/articles/2018-12-22-unilateral-truce.news')
      local line = await_told('no program')
      vim.wait(300)
      expect(#told == 1, 'told ' .. vim.inspect(told))
      vim.cmd.NewsmarkStatus()
      return { line, told[2] }
    end,
  },
  {
    'a program that ends at once',
    function()
      vim.lsp.config('newsmark', { cmd = { 'false' } })
      local restart = require('newsmark.restart')
      restart.seconds = 0.01
      told = {}
      vim.cmd('silent %bwipeout!')
      vim.cmd.edit(SAMPLES .. '/articles/2016-08-31-peace-conference-opens.news')
      await_told('is not started again')
      local own = vim.iter(told):filter(function(message)
        return vim.startswith(message, 'Newsmark: ')
      end):totable()
      expect(#own == 2, 'told ' .. vim.inspect(own))
      return own
    end,
  },
}

local passed, failed = 0, 0
say(('Neovim %d.%d.%d'):format(vim.version().major, vim.version().minor, vim.version().patch))
for _, step in ipairs(steps) do
  local name, act = unpack(step)
  local done, seen = pcall(act)
  if done then
    passed = passed + 1
    say('ok    ' .. name)
  else
    failed = failed + 1
    say('FAIL  ' .. name)
  end
  for line in vim.iter(type(seen) == 'table' and seen or vim.split(tostring(seen), '\n')) do
    say('      ' .. line:gsub('\n', ' '))
  end
end
say(('%d passed, %d failed'):format(passed, failed))
vim.cmd(failed == 0 and 'qall!' or 'cquit')
