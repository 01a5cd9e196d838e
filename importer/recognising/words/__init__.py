"""The Danish that old pages are written in: headings, dates, names, ages."""
