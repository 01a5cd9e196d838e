"""Faults while the site is used: see `python -m bench.faults --help`."""
