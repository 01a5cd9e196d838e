"""From nothing to a site that is open: what is missing, read from the site itself."""
