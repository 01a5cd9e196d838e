"""What a visitor is answered with, and whether it was at hand."""

from django.test import Client


def is_hit(response) -> bool:
    return "hit" in response.get("Cache-Status", "")


def was_stored(response) -> bool:
    return "stored" in response.get("Cache-Status", "")


def keep(client: Client, address: str, **headers) -> str:
    """Visit until the answer is kept, which making a picture can put off; return it."""
    for _visit in range(3):
        response = client.get(address, headers=headers)
        assert response.status_code == 200
    assert is_hit(response), address
    return response.content.decode()
