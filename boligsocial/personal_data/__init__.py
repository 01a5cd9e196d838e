"""What the site holds about people outside of the database, and in the tables of those
apps that have no room for a module more.
"""

from boligsocial.personal_data import (
    backups,
    links,
    media,
    outside_the_database,
    page_cache,
    pages,
    search,
)
from personal_data.register.declaring import together

DECLARED = together(
    outside_the_database.DECLARED,
    backups.DECLARED,
    links.DECLARED,
    media.DECLARED,
    pages.DECLARED,
    page_cache.DECLARED,
    search.DECLARED,
)
