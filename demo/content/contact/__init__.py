"""How to reach the association: the office, and the forms."""
