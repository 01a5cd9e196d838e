"""Many links at once: read from a list of addresses, made or found, and given titles."""
