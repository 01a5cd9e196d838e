"""How reviews stand: by section or department, and by owner."""
