"""Pages to start from: those that come with the site, and those that staff make."""
