"""What the public search knows of each page, and how it is told."""
