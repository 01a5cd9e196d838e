"""What is held about those who sent pictures and documents, and those in them."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import (
    NONE,
    OWN,
    TEXT,
    WHO,
    Declared,
    Holding,
    Texts,
    Whose,
)


def _files(label: str, **parts) -> Holding:
    return Holding(
        label,
        (Whose.STAFF, Whose.ANYBODY),
        _("Pictures and documents with their titles, and who sent them"),
        _("That pages have their pictures and documents"),
        _("As long as the file; staff delete files"),
        {
            "title": TEXT,
            "file": OWN,
            "created_at": OWN,
            "uploaded_by_user": WHO,
            "file_hash": NONE,
            **parts,
        },
        texts=Texts.LEFT,
    )


DECLARED = Declared(
    holdings=[
        _files("media.SiteImage", description=TEXT, credit=TEXT, replaced_file=NONE),
        _files("media.SiteDocument"),
    ],
    nothing={"media.Rendition": "a picture in another size; goes with the picture"},
)
