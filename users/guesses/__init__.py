"""How often somebody may guess at a password: docs/decisions/0027-guesses.md."""
