"""What is held by tables that are not ours, and by this app itself."""

from django.utils.translation import gettext_lazy as _

from personal_data.outside import deep, django, histories, impersonal, wagtail
from personal_data.register.declaring import (
    OWN,
    SECRET,
    Basis,
    Declared,
    Holding,
    Whose,
)

DECLARED = Declared(
    holdings=[
        *wagtail.HOLDINGS,
        *django.HOLDINGS,
        Holding(
            "personal_data.Erasure",
            (Whose.STAFF, Whose.CONTACT, Whose.ANYBODY),
            _("That somebody was erased, by keyed hashes of their addresses"),
            _("That a backup which is put back is erased again, article 17"),
            _("As long as a backup may have the person"),
            {"hashes": SECRET, "files": SECRET, "erased_at": OWN},
            basis=Basis.SECURITY,
            deleted_by=("go_on_with_erasures", "BACKUP_KEEP"),
            erased=_("Made by erasing"),
        ),
    ],
    nothing=impersonal.NOTHING,
    erasers=[deep.end_sessions, deep.drop_tasks, deep.clean_revisions],
    after=[histories.clean_histories, deep.forget_references],
)
