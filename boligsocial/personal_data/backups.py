"""What backups hold: all of the site."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import Basis, Declared, Elsewhere, Whose

DECLARED = Declared(
    nothing={"backups.Backup": "when a backup was made, and what went wrong"},
    elsewhere=[
        Elsewhere(
            _("Backups"),
            tuple(Whose),
            _("All of the above but for sessions and sign-ins"),
            _("That nothing is lost"),
            _("A year at most, unless another time was chosen"),
            _(
                "Cannot be changed; go when they are deleted. A backup that is put back "
                "is erased again from the list beside it"
            ),
            basis=Basis.SECURITY,
            deleted_by=("back_up_daily", "BACKUP_KEEP"),
        )
    ],
)
