(minus_metadata) @comment
(atx_heading) @title
(block_quote_marker) @punctuation.special
(html_block) @comment
