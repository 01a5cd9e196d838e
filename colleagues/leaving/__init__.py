"""A colleague who stops: what they have, who takes it over, the account, and back again."""
