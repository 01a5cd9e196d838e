"""What search engines are told of a page, in schema.org's terms."""

from media.renditions import logo_address
from pages.site_settings import SiteSettings
from plaintext.telephones import find_telephones


def describe(page, settings: SiteSettings) -> dict:
    """Return the JSON-LD of `page`: a WebPage published by the Organization.

    Facts that are not known are left out. A page of a type that is about something, such
    as a department, says about what in `main_entity`.
    """
    organisation = known(
        {
            "@type": "Organization",
            "name": settings.organisation_name,
            "logo": logo_address(settings.logo) if settings.logo else None,
            "telephone": telephones_of(settings.phone),
            "email": settings.email,
            "address": _address(settings),
        }
    )
    owner = page.public_owner
    return known(
        {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "name": page.title,
            "description": page.meta_description,
            "url": page.full_url,
            "inLanguage": "da",
            "dateCreated": page.content_created and page.content_created.isoformat(),
            "dateModified": page.content_updated and page.content_updated.isoformat(),
            "editor": owner and {"@type": "Person", "name": owner.name},
            "publisher": organisation if "name" in organisation else None,
            "mainEntity": getattr(page, "main_entity", None),
        }
    )


def telephones_of(text: str) -> str | list[str]:
    """Return the numbers in a text: one by itself, several as a list."""
    numbers = [telephone.written for telephone in find_telephones(text)]
    return numbers[0] if len(numbers) == 1 else numbers


def _address(settings: SiteSettings) -> dict | None:
    if not settings.street:
        return None
    postcode, _, city = settings.postcode_and_city.partition(" ")
    return known(
        {
            "@type": "PostalAddress",
            "streetAddress": settings.street,
            "postalCode": postcode,
            "addressLocality": city,
            "addressCountry": "DK",
        }
    )


def known(facts: dict) -> dict:
    """Return the facts that are known."""
    return {name: value for name, value in facts.items() if value}
