"""Other sites as wholes: those that fail, those that move, and their addresses."""
