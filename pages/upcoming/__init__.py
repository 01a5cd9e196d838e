"""What will happen to pages, day by day: published, replaced, taken down, reviewed."""
