"""One module for each family of files: it puts the text into a collection."""
