"""Mail about accounts, and the server that all mail goes to."""
