"""What every page of the site shares, and the pages that are about nothing else."""

from pages.models.accessibility import AccessibilityPage
from pages.models.base import BasePage
from pages.models.home import HomePage
from pages.models.link_letter import LinkLetter
from pages.models.person import Person
from pages.models.settings import SiteSettings
from pages.models.standard import StandardPage

__all__ = [
    "AccessibilityPage",
    "BasePage",
    "HomePage",
    "LinkLetter",
    "Person",
    "SiteSettings",
    "StandardPage",
]
