"""Giving what the loader has created all that its record says, by subject."""
