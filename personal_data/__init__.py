"""Whose data the site holds and for how long; found, handed over and erased."""
