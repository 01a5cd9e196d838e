"""Taking out of the site what it holds about a person."""
