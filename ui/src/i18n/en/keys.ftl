keys-group-clip = Clip and export
keys-group-find = Find
keys-group-list = Articles
keys-group-passages = Passages
keys-group-edit = Undo
keys-group-library = Library
keys-group-window = Window

keys-paste = Paste clipping
keys-import = Import files
keys-import-folder = Import a folder
keys-from-address = Clip from an address
keys-export = Export

keys-palette = Run an action by name
keys-find = Search the library
keys-find-in-page = Find in this article
keys-clear-search = Clear the search
keys-go-inbox = Go to Inbox
keys-go-articles = Go to Articles
keys-go-passages = Go to Passages
keys-go-notes = Go to Notes
keys-go-unplaced = Go to annotations without a place
keys-go-trash = Go to Trash

keys-next = Next in the list
keys-previous = Previous in the list
keys-archive = Archive, or move back to Inbox
keys-trash = Move to Trash
keys-restore = Restore from Trash
keys-tag-articles = Tag articles
keys-edit-fields = Edit headline, byline and source
keys-select-all = Select all in the list

keys-highlight = Highlight the selection
keys-colour-1 = Highlight in amber
keys-colour-2 = Highlight in green
keys-colour-3 = Highlight in blue
keys-colour-4 = Highlight in rose
keys-colour-5 = Highlight in violet
keys-tag = Tag the passage or selection
keys-note = Write a note on the passage or selection
keys-copy-quotation = Copy as quotation
keys-place-annotation = Place the annotation at the selection
keys-next-passage = Next passage
keys-previous-passage = Previous passage
keys-trash-passage = Move the passage to Trash

keys-undo = Undo
keys-redo = Redo

keys-new-library = New library
keys-open-library = Open a library
keys-close-library = Close the library
keys-open-sample = Open the sample library
keys-empty-trash = Empty Trash

keys-next-pane = Go to the next pane
keys-previous-pane = Go to the previous pane
keys-focus-reader = Go to the article
keys-compare-before = Compare with the version before
keys-compare-next = Next change between the versions
keys-compare-previous = Previous change between the versions
keys-compare-layout = Versions side by side, or inline
keys-show-original = Show the original, or go back to the article
keys-toggle-sidebar = Show or hide the sidebar
keys-toggle-list = Show or hide the list
keys-toggle-margin = Show or hide the margin
keys-larger-text = Larger text
keys-smaller-text = Smaller text
keys-theme = Next theme
keys-settings = Settings
keys-help = Keys
