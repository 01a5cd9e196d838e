"""A piece of news in schema.org's terms: a NewsArticle."""

from pages.serving.structured_data import known


def main_entity_of(page) -> dict:
    """Return what the page of a piece of news is about; facts not known are left out."""
    owner = page.public_owner
    return known(
        {
            "@type": "NewsArticle",
            "headline": page.title,
            "description": page.meta_description,
            "datePublished": page.day.isoformat(),
            "dateModified": page.content_updated and page.content_updated.isoformat(),
            "author": owner and {"@type": "Person", "name": owner.name},
            "url": page.full_url,
        }
    )
