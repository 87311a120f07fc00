"""Pictures of pages -> what stands on them: straightened, parted from their ruled lines, recognised word by word.

Only Pillow and the program tesseract are asked, and only inside the process of its own that ``isolation`` starts.
"""
