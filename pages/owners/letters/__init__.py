"""The letter on Mondays, to those whose pages have something to see to."""
