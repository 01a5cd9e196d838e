"""Gives the demo's forms messages that residents have sent. What they say is invented."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from demo.records import MessageRecord
from demo.streams import Registry
from forms.asking import name_of
from forms.models import FormPage, Submission
from forms.models.submission import email_in, text_of
from pages.models.dates import add_months

MESSAGES = (
    MessageRecord(
        page="skriv-til-os",
        reference="K7M2QX9A",
        days_ago=1,
        answers={
            "Dit navn": "Mette Lund",
            "Din e-mailadresse": "mette@beboer.example",
            "Hvad vil du spørge om eller fortælle os?": (
                "Hvornår kommer der nye låse på cykelkælderen i Engparken?"
            ),
        },
    ),
    MessageRecord(
        page="meld-en-fejl",
        reference="P4W8ZC3H",
        days_ago=2,
        answers={
            "Hvor er fejlen?": "På trappen, i kælderen eller i vaskeriet",
            "Hvad er der galt?": "Lyset på 2. sal blinker, når man tænder det.",
            "Hvornår begyndte det?": date(2025, 11, 3),
            "Din adresse": "Teglvej 4, 2. th.",
            "Dit navn": "Ibrahim Yıldız",
            "Dit telefonnummer": "12 34 56 78",
        },
    ),
    MessageRecord(
        page="meld-en-fejl",
        reference="T6B5RJ2N",
        days_ago=9,
        is_done=True,
        answers={
            "Hvor er fejlen?": "Udenfor",
            "Hvad er der galt?": "Lågen til gården kan ikke lukkes.",
            "Din adresse": "Engvej 11, st. tv.",
            "Dit navn": "Ásta Jónsdóttir",
            "Dit telefonnummer": "12 34 56 77",
            "Viceværten må låse sig ind, hvis jeg ikke er hjemme.": True,
        },
    ),
)


def give_forms_messages(registry: Registry, administrator, now: datetime) -> None:
    """Put what residents have sent into the forms, the last of it done."""
    for record in MESSAGES:
        page = registry.pages[record.page]
        sent = now - timedelta(days=record.days_ago)
        answers = _answers(page, record)
        Submission.objects.create(
            page=page,
            reference=record.reference,
            answers=answers,
            text=text_of(answers),
            email=email_in(answers),
            digest=record.reference,
            created_at=sent,
            delete_on=add_months(timezone.localdate(sent), page.keep_months),
            state=Submission.State.DONE if record.is_done else Submission.State.NEW,
            handled_at=sent + timedelta(hours=20) if record.is_done else None,
            handled_by=administrator if record.is_done else None,
        )


def _answers(page: FormPage, record: MessageRecord) -> list[dict]:
    return [
        {
            "name": name_of(child),
            "kind": child.block_type,
            "label": child.value["label"],
            "value": child.block.to_keep(record.answers.get(child.value["label"])),
        }
        for child in page.questions
    ]
