"""Danish for everything: compiled, complete, checked against the glossary, given back."""

from pathlib import Path

# Our Danish of the packages' messages, a folder for each language as gettext has it.
LIBRARIES = Path(__file__).resolve().parent / "libraries"
