"""The association itself: who it is, who works there, and what it owes its residents."""
