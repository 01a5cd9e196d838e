"""Text on its way from elsewhere: lists that were typed, and what Word makes of them."""
