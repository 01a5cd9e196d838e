"""Danish for everything: compiled, complete, checked against the glossary, given back."""
