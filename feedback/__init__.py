"""What residents say of pages: whether they helped, what was missing, what nobody found."""
