"""Choosing a link: the window, and what a form shows of the one that was chosen."""
