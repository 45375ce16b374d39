-- Neovim, headless, against a real server: diagnostics at the right bytes, a
-- code action applied, hover. Usage:
--   DALINT=path CASE=folder nvim --headless -u NONE -i NONE -c 'luafile neovim.lua'
-- It works with Neovim 0.7 (pushed findings) and later (pulled, from 0.10).
local passed, failed = 0, 0
local function check(ok, what)
  if ok then passed = passed + 1 else
    failed = failed + 1
    io.stderr:write("FAIL " .. what .. "\n")
  end
end

local case = vim.env.CASE
vim.cmd("edit " .. vim.fn.fnameescape(case .. "/draft.md"))
local buf = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({ name = "dalint", cmd = { vim.env.DALINT, "lsp" }, root_dir = case, init_options = { debounce = 1 } })
vim.lsp.buf_attach_client(buf, id)

local function wait(what, f)
  check(vim.wait(20000, f, 20), what)
end
local function found(words)
  for _, d in ipairs(vim.diagnostic.get(buf)) do
    local line = vim.api.nvim_buf_get_lines(buf, d.lnum, d.lnum + 1, false)[1]
    if line:sub(d.col + 1, d.end_col) == words then return d end
  end
end

wait("the findings come", function() return #vim.diagnostic.get(buf) > 0 end)
check(found("was hit"), "the bytes after an emoji and a combining mark")
check(found("had a volatile relationship"), "the bytes on the last line")

-- An edit in the middle of a line, and the findings move with it.
vim.api.nvim_buf_set_text(buf, 2, 0, 2, 0, { "🙂 Then: " })
wait("the findings follow an edit", function()
  local d = found("was hit")
  return d and d.col > 30
end)

-- Hover over a finding.
local function params(words)
  local d = found(words)
  vim.api.nvim_win_set_cursor(0, { d.lnum + 1, d.col + 1 })
  return vim.lsp.util.make_position_params(0, vim.lsp.get_client_by_id(id).offset_encoding)
end
local answer = vim.lsp.buf_request_sync(buf, "textDocument/hover", params("was hit"), 20000)
local hover = answer and answer[id] and answer[id].result
check(hover and hover.contents.value:find("Instead", 1, true), "hover says what to write instead")

-- A code action, applied as Neovim applies it.
local p = params("was hit")
local actions = vim.lsp.buf_request_sync(buf, "textDocument/codeAction",
  { textDocument = p.textDocument, range = { start = p.position, ["end"] = p.position }, context = { diagnostics = {} } }, 20000)
local applied = false
for _, a in ipairs(actions[id].result) do
  if not applied and a.edit and a.title:find("hit Sarah", 1, true) then
    vim.lsp.util.apply_workspace_edit(a.edit, vim.lsp.get_client_by_id(id).offset_encoding)
    applied = true
  end
end
check(applied, "a code action is offered")
local line = vim.api.nvim_buf_get_lines(buf, 2, 3, false)[1]
check(line == "🙂 Then: 🙂 é The children saw that Mark Reid hit Sarah. Mark Reid punched Sarah.", "the code action leaves: " .. line)
wait("the finding goes", function() return not found("was hit") end)

-- The end.
vim.lsp.stop_client(id)
wait("the server ends", function() return vim.lsp.client_is_stopped(id) end)
print(string.format("\n%d passed, %d failed\n", passed, failed))
vim.cmd(failed == 0 and "qall!" or "cquit!")
