"""What happens to accounts and at their doors, told to `audit`."""
