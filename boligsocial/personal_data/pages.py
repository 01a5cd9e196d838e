"""What is held about the staff whom pages of all types name, and in their texts."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pages.models import Person
from pages.owners.replacing import uses_of_person
from personal_data.erasing.outcome import Outcome
from personal_data.finding.subject import Subject
from personal_data.register.declaring import (
    ADDRESS,
    NAME,
    NONE,
    OWN,
    TEXT,
    WHO,
    Declared,
    Holding,
    Obstacle,
    Texts,
    Whose,
)
from personal_data.register.of_pages import page_holding


def _named_on_pages(subject: Subject) -> Iterator[Obstacle]:
    """Readers would be left without anybody to turn to."""
    for person in subject.rows_of(Person):
        if uses := uses_of_person(person):
            why = gettext(
                "%(name)s answers for pages, or is named on them. Let somebody else "
                "take over first, under Staff → Replace everywhere."
            )
            titles = [use.title for use in uses]
            yield Obstacle(why % {"name": person.name}, titles)


def _with_their_picture(subject: Subject, outcome: Outcome) -> None:
    """A portrait goes with the person, unless it is used for something else."""
    for person in subject.rows_of(Person):
        if person.photo is None:
            continue
        photo, files = person.photo, _files_of(person.photo)
        Person.objects.filter(pk=person.pk).update(photo=None)
        try:
            with transaction.atomic():
                photo.delete()
        except ProtectedError:
            outcome.stays(
                _("Picture"),
                1,
                _("It is used elsewhere too. Look whether it may stay."),
            )
        else:
            outcome.gone(_("Picture"), 1, files=files)


def _files_of(photo: Model) -> list[str]:
    renditions = photo.renditions.values_list("file", flat=True)
    return [photo.file.name, *renditions]


DECLARED = Declared(
    holdings=[
        Holding(
            "pages.Person",
            (Whose.CONTACT,),
            _("Name, job title, phone, mail address, picture, holidays"),
            _("That residents can reach those who help them"),
            _("Until somebody deletes the person under Staff"),
            {
                "name": NAME,
                "job_title": OWN,
                "phone": OWN,
                "email": ADDRESS,
                "photo": OWN,
                "user": WHO,
                "is_active": OWN,
                "away_until": OWN,
                "stand_in": WHO,
                "wants_link_letters": OWN,
            },
            is_person=True,
        ),
        Holding(
            "pages.LinkLetter",
            (Whose.CONTACT,),
            _("That a letter about links was sent, and when"),
            _("That nobody is sent the same letter twice"),
            _("A year"),
            {"person": WHO, "week": OWN, "sent_at": OWN},
            deleted_by=("send_link_letters",),
        ),
        Holding(
            "pages.SiteSettings",
            (Whose.ANYBODY,),
            _("Phone and mail address of the association, which may be somebody's own"),
            _("That residents can reach the association"),
            _("As long as it is true; administrators change it"),
            {
                "organisation_name": TEXT,
                "street": TEXT,
                "postcode_and_city": TEXT,
                "phone": TEXT,
                "email": TEXT,
                "opening_hours": TEXT,
                "cvr": NONE,
                "housing_search_title": TEXT,
                "housing_search_link_text": TEXT,
                "housing_search_url": TEXT,
                "accessibility_phone": TEXT,
                "accessibility_email": TEXT,
                "brand_colour": NONE,
            },
            texts=Texts.LEFT,
            title=_("The association"),
        ),
        Holding(
            "pages.EmergencyNumber",
            (Whose.ANYBODY,),
            _("Numbers to ring when it cannot wait, which may be somebody's own"),
            _("That residents get help at once"),
            _("As long as it is true; administrators change it"),
            {"name": TEXT, "number": TEXT, "when": TEXT},
            texts=Texts.LEFT,
        ),
        page_holding("pages.HomePage", tasks=TEXT),
        page_holding("pages.StandardPage"),
        page_holding("pages.DocumentsPage"),
        page_holding("initiatives.InitiativeIndexPage"),
        page_holding(
            "initiatives.InitiativePage",
            audience=TEXT,
            place=TEXT,
            how_to_start=TEXT,
            contact=WHO,
        ),
        page_holding(
            "pages.AccessibilityPage",
            known_issues=TEXT,
            assessed_by=TEXT,
            official_url=NONE,
        ),
    ],
    nothing={
        "pages.SiteOpening": "whether a site is open",
        "initiatives.Theme": "subjects",
        "initiatives.InitiativePage_themes": "which subject a page is about",
        "initiatives.InitiativePage_departments": "where it is for whom",
    },
    obstacles=[_named_on_pages],
    erasers=[_with_their_picture],
)
