"""What every page of the site shares, and the pages that are about nothing else."""

from pages.emergency import EmergencyNumber
from pages.models.accessibility import AccessibilityPage
from pages.models.base import BasePage
from pages.models.documents import DocumentsPage
from pages.models.home import HomePage
from pages.models.link_letter import LinkLetter
from pages.models.standard import StandardPage
from pages.opening import SiteOpening
from pages.people.person import Person
from pages.site_settings import SiteSettings

__all__ = [
    "AccessibilityPage",
    "BasePage",
    "DocumentsPage",
    "EmergencyNumber",
    "HomePage",
    "LinkLetter",
    "Person",
    "SiteOpening",
    "SiteSettings",
    "StandardPage",
]
