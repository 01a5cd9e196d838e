"""The tables that readers see something of, and what raises the number for them."""
