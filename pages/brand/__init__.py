"""The association's own colours and logo, and the rules of contrast that they keep."""
