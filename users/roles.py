"""What the roles of the staff are called, and what each is for, in a sentence.

What they may do is in `boligsocial.roles`.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Groups are found again by name, so the names are data and are not translated.
EDITOR = "Redaktør"
APPROVER = "Godkender"
LINK_KEEPER = "Linkvagt"
NOTICE_KEEPER = "Driftsvagt"
ADMINISTRATOR = "Administrator"

SENTENCES: dict[str, Promise] = {
    EDITOR: _(
        "Writes and edits pages, adds pictures, documents and links, and sends pages "
        "for approval."
    ),
    APPROVER: _(
        "Does the same, and publishes, moves and deletes pages. Edits the staff too."
    ),
    LINK_KEEPER: _("Looks after the links, and nothing else."),
    NOTICE_KEEPER: _(
        "Tells residents what does not work and until when, and nothing else."
    ),
    ADMINISTRATOR: _(
        "Does everything: users, settings and the opening of the site too."
    ),
}
