"""Plain text and markdown -> layout."""
