"""What lies outside of the database: logs, mail, files."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import Basis, Declared, Elsewhere, Whose

DECLARED = Declared(
    elsewhere=[
        Elsewhere(
            _("The log of the site, on the server"),
            tuple(Whose),
            _(
                "Addresses of pages and times; no IP addresses, no names. Errors as they are"
            ),
            _("That faults are found"),
            _("As whoever runs the server has decided"),
            _("Goes with its age; nobody is found in it by name"),
            basis=Basis.SECURITY,
        ),
        Elsewhere(
            _("The log of the proxy in front of the site"),
            tuple(Whose),
            _("IP addresses, times, browsers, if whoever runs the server has it so"),
            _("That attacks can be traced"),
            _("As whoever runs the server has decided"),
            _("Goes with its age; the site cannot reach it"),
            basis=Basis.SECURITY,
        ),
        Elsewhere(
            _("Mail on its way, and in the mailboxes of those who got it"),
            (Whose.STAFF, Whose.CONTACT),
            _("Names, mail addresses, titles of pages"),
            _("That staff are told of what they have to do"),
            _("In the queue two days, and a week as something done"),
            _("Taken out of the queue; what was sent lies with those who got it"),
            deleted_by=("prune_task_results",),
        ),
        Elsewhere(
            _("Files of pictures and documents"),
            (Whose.STAFF, Whose.CONTACT, Whose.ANYBODY),
            _("Portraits, and whoever is in a picture or a document"),
            _("That pages have their pictures and documents"),
            _("As long as the picture or document; staff delete files"),
            _(
                "The portrait of the person and the picture of the account go. What "
                "others are to be seen or named in has to be looked for by eye"
            ),
            deleted_by=("go_on_with_erasures",),
        ),
    ]
)
