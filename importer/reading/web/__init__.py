"""Web pages: fetched, saved, pasted, or made of a Word document."""
