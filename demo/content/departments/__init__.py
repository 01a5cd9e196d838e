"""The departments, each in a module of its own."""
