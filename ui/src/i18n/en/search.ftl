search-label = Search the library
search-placeholder = Search articles, passages, notes and tags
search-clear = Clear the search
search-tags = Tags
