"""Forms that residents fill in: asked, received, seen to, and forgotten in time."""
