"""Finished pages, kept for as long as nothing that the public sees has changed.

Knows nothing of ours: whoever makes an answer says whether it may be kept
(`marking`), and a setting which tables no reader sees anything of.
"""
