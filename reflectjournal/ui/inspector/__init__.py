"""The rail beside an entry: tags, flags, feelings, links, actions, files, CPD, details."""
