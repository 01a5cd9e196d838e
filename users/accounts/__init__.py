"""Accounts as administrators see them: who may do what, who may give what, who is idle."""
