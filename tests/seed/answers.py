"""What the old page did not tell, as the association answers it in our tests."""

from django.utils.text import slugify

HOUSING_LINK_TEXT = "Se ledige boliger i Egeby"
HOUSING_ADDRESS = "https://bolig.solgavlen.example/"


def address_of(title: str) -> str:
    """Return an address of our own for a link that the old page had."""
    return f"https://example.org/{slugify(title)}"
