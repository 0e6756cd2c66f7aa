" Vim syntax file
" Language: Newsmark articles

if exists('b:current_syntax')
  finish
endif

syntax spell toplevel

syntax region newsmarkFrontMatter start=/\%^\%uFEFF\=---\r\=$/ end=/^---\r\=$/ contains=newsmarkKey,@NoSpell keepend
syntax match newsmarkKey /^[A-Za-z_-]\+:/ contained contains=@NoSpell

syntax match newsmarkHeadline /^# .*/ contains=newsmarkMark,@Spell
syntax match newsmarkCrosshead /^## .*/ contains=newsmarkMark,@Spell
syntax match newsmarkQuoteMarker /^>/

" The bracket that ends an annotation's text, and its attributes. A quoted value may hold a brace.
syntax match newsmarkMark /\]{\%([^"}]\|"\%(\\.\|[^"\\]\)*"\)*}/ contains=newsmarkClass,@NoSpell
syntax match newsmarkClass /\.\%(person\|group\|place\|event\|date\|none\)\>/ contained contains=@NoSpell

syntax match newsmarkIgnore /<!-- newsmark: .\{-}-->/ contains=@NoSpell

highlight default link newsmarkFrontMatter Comment
highlight default link newsmarkKey Identifier
highlight default link newsmarkHeadline Title
highlight default link newsmarkCrosshead Title
highlight default link newsmarkQuoteMarker Delimiter
highlight default link newsmarkMark Comment
highlight default link newsmarkClass Identifier
highlight default link newsmarkIgnore PreProc

let b:current_syntax = 'newsmark'
