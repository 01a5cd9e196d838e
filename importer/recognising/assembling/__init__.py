"""The elements of a page, each put where it belongs."""
