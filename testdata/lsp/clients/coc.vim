" Vim with coc.nvim, against a real server: findings, an edit, hover, a code
" action. CONFIG is the coc-settings.json of editors/README.md, COC the folder of
" coc.nvim as its branch “release” has it. Usage, with dalint on the PATH:
"   CASE=folder CONFIG=file COC=folder vim -es -N -n -i NONE -u coc.vim
set nocompatible hidden
filetype plugin on
let g:coc_config_home = $CASE . '/coc'
let g:coc_data_home = $CASE . '/coc-data'
call mkdir(g:coc_config_home)
call writefile(readfile($CONFIG), g:coc_config_home . '/coc-settings.json')
let &runtimepath = $COC . ',' . &runtimepath
runtime plugin/coc.vim
doautocmd VimEnter

let s:passed = 0
let s:failed = []
function! s:check(ok, what) abort
  if a:ok | let s:passed += 1 | else | call add(s:failed, a:what) | endif
endfunction
function! s:wait(what, F) abort
  let left = 400
  while left > 0 && !a:F()
    sleep 50m
    let left -= 1
  endwhile
  call s:check(a:F(), a:what)
endfunction
function! s:found(words) abort
  for d in CocAction('diagnosticList')
    if strpart(getline(d.lnum), d.col - 1, d.end_col - d.col) ==# a:words | return d | endif
  endfor
  return {}
endfunction

function! s:try() abort
  call s:wait('coc starts', {-> get(g:, 'coc_service_initialized', 0)})
  execute 'edit' fnameescape($CASE . '/draft.md')
  call s:wait('the findings come', {-> !empty(s:found('had a volatile relationship'))})
  call s:check(!empty(s:found('was hit')), 'the bytes after an emoji and a combining mark')

  call setline(3, '🙂 Then: ' . getline(3))
  call listener_flush(bufnr('')) " which Vim does where somebody types
  doautocmd TextChanged
  call s:wait('the findings follow an edit', {-> get(s:found('was hit'), 'col', 0) > 45})

  call cursor(3, s:found('was hit').col + 1)
  call s:check(join(CocAction('getHover'), "\n") =~# 'Instead', 'hover says what to write instead')
  let actions = filter(CocAction('codeActions', 'cursor'), {_, a -> a.title =~# 'Mark Reid hit Sarah'})
  call s:check(!empty(actions), 'a code action is offered')
  if !empty(actions) | call CocAction('doCodeAction', actions[0]) | endif
  call s:wait('the finding goes', {-> empty(s:found('was hit'))})
  call s:check(getline(3) =~# '^🙂 Then: 🙂 .* The children saw that Mark Reid hit Sarah\. Mark Reid punched Sarah\.$', 'the code action leaves: ' . getline(3))
endfunction

try
  call s:try()
catch
  call add(s:failed, v:exception . ' ' . v:throwpoint)
endtry
call writefile(map(copy(s:failed), '"FAIL " . v:val') + [s:passed . ' passed, ' . len(s:failed) . ' failed'], '/dev/stderr')
if empty(s:failed) | qall! | else | cquit! | endif
