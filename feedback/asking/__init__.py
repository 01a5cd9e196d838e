"""“Did you find what you were looking for?”: asked, counted, and asked why not."""
