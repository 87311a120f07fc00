"""PDF files with a text layer -> layout, from the place of every letter and every ruled line on the page.

A PDF holds no paragraphs, rows or reading order, and its letters come in any order: all of that is found again from
coordinates. Coordinates here are points from the page's upper left corner as it is shown, y growing downwards.
"""
