"""From what somebody names to the bytes of single pages."""
