"""What becomes of a form that is taken: one transaction, and a letter in the queue."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from forms.asking import AnswerForm
from forms.models import FormPage, FormPicture, FormPlaces, Submission
from forms.models.submission import email_in, text_of
from forms.receiving.judging import Sign, signs_of
from forms.receiving.letters import tell_receivers
from forms.receiving.pictures import new_picture
from pages.models.dates import add_months

# No letter that is taken for another, or for a digit.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_REFERENCE_LENGTH = 8


class FullError(Exception):
    """The last place was taken, and there is no waiting list."""


@dataclass(frozen=True)
class Kept:
    """A message, and whether it had come before."""

    submission: Submission
    came_before: bool = False


def keep(page: FormPage, form: AnswerForm, now: datetime) -> Kept:
    """Keep what was sent, once however often it comes, and have the receivers told.

    Two at once are taken one after the other, so that of two for the last place one
    gets it and the other is told the truth. Raises FullError.
    """
    answers = form.answers()
    digest = _digest_of(form, answers)
    with transaction.atomic():
        locked(page)
        if before := _same_lately(page, digest, now):
            return Kept(before, came_before=True)
        text = text_of(answers)
        signs = signs_of(form, page, text, now)
        submission = Submission(
            page_id=page.pk,
            reference=new_reference(),
            answers=answers,
            text=text,
            email=email_in(answers),
            digest=digest,
            created_at=now,
            delete_on=_delete_on(page, signs, now),
        )
        if signs:
            submission.state = Submission.State.SPAM
            submission.signs = [sign.value for sign in signs]
        elif page.places is not None:
            submission.is_waiting = _is_full(page)
            if submission.is_waiting and not page.has_waiting_list:
                raise FullError
        submission.save()
        _attach_pictures(page, form, submission, now)
        recount(page)
        if not signs:
            tell_receivers(page, submission)
    return Kept(submission)


def locked(page: FormPage) -> None:
    """Let nobody else take a place of a form until the transaction ends."""
    Page.objects.order_by().select_for_update().only("pk").get(pk=page.pk)


def taken_places(page: FormPage) -> int:
    """Return how many have a place, counted."""
    there = Submission.objects.filter(page_id=page.pk, is_waiting=False)
    return there.exclude(state=Submission.State.SPAM).count()


def recount(page: FormPage) -> None:
    """Count the places of a form anew, within the caller's transaction."""
    if page.places is None:
        return
    taken = taken_places(page)
    known = FormPlaces.objects.filter(pk=page.pk).values_list("taken", flat=True)
    if taken != known.first():
        FormPlaces.objects.update_or_create(page_id=page.pk, defaults={"taken": taken})


def new_reference() -> str:
    """Return a number for a message that nobody guesses."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_REFERENCE_LENGTH))


def _is_full(page: FormPage) -> bool:
    # Counted, not as the page had it: what a kept page says may be of another moment.
    places = FormPage.objects.values_list("places", flat=True).get(pk=page.pk)
    return places is not None and taken_places(page) >= places


def _same_lately(page: FormPage, digest: str, now: datetime) -> Submission | None:
    since = now - timedelta(minutes=settings.FORM_SAME_MINUTES)
    same = Submission.objects.filter(page_id=page.pk, digest=digest)
    return same.filter(created_at__gt=since).first()


def _digest_of(form: AnswerForm, answers: list[dict]) -> str:
    pictures = {name: _content_of(picture) for name, picture in form.pictures().items()}
    for name, kept in form.kept.items():
        pictures.setdefault(name, bytes(kept.content))
    told = [[answer["name"], _seen(pictures, answer)] for answer in answers]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _seen(pictures: dict[str, bytes], answer: dict):
    if answer["name"] in pictures:
        return hashlib.sha256(pictures[answer["name"]]).hexdigest()
    return answer["value"]


def _content_of(picture) -> bytes:
    picture.seek(0)
    return picture.read()


def _attach_pictures(
    page: FormPage, form: AnswerForm, submission: Submission, now: datetime
) -> None:
    pictures = form.pictures()
    for name, picture in pictures.items():
        row = new_picture(page, name, picture, now)
        FormPicture.objects.filter(pk=row.pk).update(submission=submission)
    for name, kept in form.kept.items():
        if name in pictures:
            continue
        taken = FormPicture.objects.filter(pk=kept.pk, submission=None)
        if not taken.update(submission=submission):
            # It went with a message before this one, which keeps its own.
            kept.pk, kept.submission = None, submission
            kept.token, kept.created_at = secrets.token_urlsafe(32), now
            kept.save(force_insert=True)


def _delete_on(page: FormPage, signs: list[Sign], now: datetime) -> date:
    today = timezone.localdate(now)
    if signs:
        return today + timedelta(days=settings.FORM_SPAM_DAYS)
    return add_months(today, page.keep_months)
