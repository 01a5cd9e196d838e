"""One file with all that the site holds about a person."""
