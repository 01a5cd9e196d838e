"""The initiatives of the demo site, and their overview."""
