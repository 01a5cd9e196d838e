"""Posters: a page, an activity or a notice on one sheet of A4, to be hung up."""
