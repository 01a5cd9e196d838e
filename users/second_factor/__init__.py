"""A second step after the password: docs/decisions/0028-second-factor.md."""
