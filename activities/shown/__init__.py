"""Dates as readers are shown them: by day, of one activity, and on pages of others."""
