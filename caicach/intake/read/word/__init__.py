"""Word files (.docx) -> layout, from their XML: what is needed is five parts of the archive, read within bounds."""
