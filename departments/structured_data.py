"""A department in schema.org's terms: an ApartmentComplex, and whom to ring in it."""

from departments.hours.opening import OpeningHours
from pages.serving.structured_data import known, telephones_of

_DAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


def main_entity_of(page) -> dict:
    """Return what the page of a department is about; facts not known are left out."""
    places = [_place(point) for point in page.public_service_points if point.phone]
    return known(
        {
            "@type": "ApartmentComplex",
            "name": page.title,
            "telephone": telephones_of(page.phone),
            "email": page.email,
            "numberOfAccommodationUnits": page.homes,
            "address": [_address(address) for address in page.address_list],
            "containsPlace": places,
        }
    )


def _place(point) -> dict:
    return known(
        {
            "@type": "Place",
            "name": point.name,
            "telephone": telephones_of(point.phone),
            "openingHoursSpecification": _hours(point.opening),
        }
    )


def _address(address) -> dict:
    numbers = "–".join(filter(None, [address.house_from, address.house_to]))
    return known(
        {
            "@type": "PostalAddress",
            "streetAddress": f"{address.street} {numbers}".strip(),
            "postalCode": address.postcode,
            "addressLocality": address.town,
            "addressCountry": "DK",
        }
    )


def _hours(hours: OpeningHours) -> list[dict]:
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": list(_DAYS[span.first_day : span.last_day + 1]),
            "opens": f"{span.opens:%H:%M}",
            "closes": f"{span.closes:%H:%M}",
        }
        for span in hours.weekly
    ]
