"""Where readers get to from the addresses of pages that have been taken away."""
