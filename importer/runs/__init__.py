"""Runs of the importer: begun by staff, worked off by the worker, taken back."""
