"""The templates that come with the site, in its own language.

They are content and not words of the screen, so they are Danish here, as the demo's
pages are. Guiding text stands in [[two brackets]]; what is outside them can stay.
"""

from page_templates.ready_made.activity import ACTIVITY
from page_templates.ready_made.contact import CONTACT
from page_templates.ready_made.department import DEPARTMENT, DEPARTMENTS
from page_templates.ready_made.forms import CONTACT_FORM, FAULT_FORM, SIGN_UP_FORM
from page_templates.ready_made.initiatives import INITIATIVE, OVERVIEW
from page_templates.ready_made.news import NEWS
from page_templates.ready_made.statements import ACCESSIBILITY, PRIVACY
from page_templates.ready_made.template import ReadyMade
from page_templates.ready_made.urgent_help import URGENT_HELP

READY_MADE: dict[str, ReadyMade] = {
    template.key: template
    for template in (
        OVERVIEW,
        INITIATIVE,
        ACTIVITY,
        NEWS,
        CONTACT,
        URGENT_HELP,
        DEPARTMENTS,
        DEPARTMENT,
        CONTACT_FORM,
        SIGN_UP_FORM,
        FAULT_FORM,
        PRIVACY,
        ACCESSIBILITY,
    )
}
