"""A page that waits for somebody's yes or no: shown with what it changes, and answered."""
