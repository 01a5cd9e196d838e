"""Streets and house numbers, as they are registered and as residents type them."""
