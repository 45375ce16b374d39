" Vim with ALE, against a real server: findings, an edit, hover, a code action,
" and plain text, in which ALE checks nothing by itself.
" CONFIG is what editors/README.md says to put into a vimrc. Usage, with dalint
" on the PATH:
"   CASE=folder CONFIG=file vim -es -N -n -i NONE -u ale.vim
" ALE 3.3 counts bytes where the protocol counts UTF-16, so that what is looked
" at is in lines without an emoji.
set nocompatible
filetype plugin on
let g:ale_lint_on_enter = 0
let g:ale_hover_to_preview = 1
packadd ale
runtime! plugin/ale.vim
source $CONFIG

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
  for d in ale#engine#GetLoclist(bufnr(''))
    if strpart(getline(d.lnum), d.col - 1, get(d, 'end_col', d.col) - d.col + 1) ==# a:words | return d | endif
  endfor
  return {}
endfunction
function! s:choose(data, actions) abort
  for [_, action] in a:actions
    if action.title =~# '^Keep this:'
      call ale#codefix#ApplyLSPCodeAction(a:data, action)
      return
    endif
  endfor
  call s:check(0, 'a code action is offered: ' . string(map(copy(a:actions), {_, a -> a[1].title})))
endfunction
function! s:preview() abort
  for window in getwininfo()
    if getwinvar(window.winid, '&previewwindow') | return join(getbufline(window.bufnr, 1, '$'), "\n") | endif
  endfor
  return ''
endfunction

function! s:try() abort
  execute 'edit' fnameescape($CASE . '/draft.md')
  call ale#Queue(0)
  call s:wait('the findings come', {-> !empty(s:found('had a volatile relationship'))})

  call append(0, 'Of the Reids.')
  call ale#Queue(0)
  call s:wait('the findings follow an edit', {-> get(s:found('had a volatile relationship'), 'lnum', 0) == 6})

  call cursor(6, 8)
  ALEHover
  call s:wait('hover says what to write instead', {-> s:preview() =~# 'Instead'})

  call ale#codefix#Execute(0, function('s:choose'))
  call s:wait('a code action is applied', {-> getline(6) =~# 'dalint-ignore mutualising/stormy-relationship'})
  call ale#Queue(0)
  call s:wait('the finding goes', {-> empty(s:found('had a volatile relationship'))})

  call writefile(['Mark Reid punched Sarah. They had a volatile relationship.'], $CASE . '/notes.txt')
  execute 'edit!' fnameescape($CASE . '/notes.txt')
  call ale#Queue(0)
  call s:wait('plain text is checked', {-> !empty(s:found('had a volatile relationship'))})
endfunction

try
  call s:try()
catch
  call add(s:failed, v:exception . ' ' . v:throwpoint)
endtry
call writefile(map(copy(s:failed), '"FAIL " . v:val') + [s:passed . ' passed, ' . len(s:failed) . ' failed'], '/dev/stderr')
if empty(s:failed) | qall! | else | cquit! | endif
