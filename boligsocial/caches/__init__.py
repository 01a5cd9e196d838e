"""The site's cache, which nobody has to wait for, nor to miss."""
