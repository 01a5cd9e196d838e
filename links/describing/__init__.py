"""A link in a few words, for staff wherever they meet it: where it leads, how it stands."""
