"""How much a reader takes on before it refuses a file, so that no upload can hang a worker or eat its memory.

The real plans that we know have under 100 pages, 1,000 lines and 150,000 characters; the bounds leave ample room.
"""

MAX_BYTES = 50 * 1024 * 1024
"""Size of an uploaded file."""

MAX_PAGES = 500
"""Pages of a PDF, or form feeds of a text file."""

MAX_LINES = 50_000
"""Lines of a layout: paragraphs and table rows together."""

MAX_CHARACTERS = 3_000_000
"""Characters of a layout, all lines and cells together."""

MAX_LINE_CHARACTERS = 100_000
"""Characters of one line; the longest paragraph or row that we know has 6,000."""

MAX_COLUMNS = 100
"""Columns of a table row; Word itself stops at 63."""

MAX_TAGS = 200_000
"""Tags of a text file with HTML in it: a table of a thousand rows has some twenty thousand."""
