"""An activity in schema.org's terms: an Event, told of by its next date."""

from pages.serving.structured_data import known

_STATUS = {
    "cancelled": "https://schema.org/EventCancelled",
    "moved": "https://schema.org/EventRescheduled",
}


def main_entity_of(page) -> dict | None:
    """Return what the page of an activity is about; None while it has no date."""
    dates = getattr(page, "dates", None)
    date = dates.next if dates else None
    if date is None:
        return None
    dated = date.dated
    moved = dated.standing == "moved"
    return known(
        {
            "@type": "Event",
            "name": page.title,
            "description": page.meta_description,
            "startDate": date.starts_at_home,
            "endDate": date.ends_at_home,
            "previousStartDate": date.other_start_at_home if moved else "",
            "eventStatus": _STATUS.get(
                dated.standing, "https://schema.org/EventScheduled"
            ),
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": _place(page, date),
            "offers": _offer(page),
            "organizer": _organizer(page),
            "url": page.full_url,
        }
    )


def _place(page, date) -> dict | None:
    name = date.place or page.address
    if not name:
        return None
    # Another place than usual has an address that is not known.
    address = "" if date.dated.place else page.address
    return known({"@type": "Place", "name": name, "address": address})


def _offer(page) -> dict | None:
    """Only what is free has a price that is a number for sure."""
    if page.price:
        return None
    return {"@type": "Offer", "price": 0, "priceCurrency": "DKK", "url": page.full_url}


def _organizer(page) -> dict | None:
    contact = page.public_contact
    return contact and {"@type": "Person", "name": contact.name}
