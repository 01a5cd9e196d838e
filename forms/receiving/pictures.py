"""Pictures that came with a form in which something was missing: nobody picks them twice."""

import secrets
from datetime import datetime

from django.http import QueryDict

from forms.asking import AnswerForm, picture_names
from forms.models import FormPage, FormPicture

# As `secrets.token_urlsafe` writes them.
_TOKEN_BYTES = 32


def kept_pictures(page: FormPage, data: QueryDict) -> dict[str, FormPicture]:
    """Return the pictures that came before, by question, unless they are not wanted.

    Whoever has the token has the picture's own form before them: it stands nowhere else.
    """
    names = picture_names(page.questions)
    tokens = {
        data.get(f"{name}-kept"): name
        for name in names
        if data.get(f"{name}-kept") and not data.get(f"{name}-drop")
    }
    if not tokens:
        return {}
    rows = FormPicture.objects.filter(page_id=page.pk, token__in=tokens)
    return {tokens[row.token]: row for row in rows if row.question == tokens[row.token]}


def keep_for_later(page: FormPage, form: AnswerForm, now: datetime) -> None:
    """Keep the pictures of a form that has to be shown again, and have it say so."""
    for name, picture in form.pictures().items():
        form.keep(name, new_picture(page, name, picture, now))


def new_picture(page: FormPage, name: str, picture, now: datetime) -> FormPicture:
    """Store a picture, which this site has written itself, for question `name`."""
    picture.seek(0)
    return FormPicture.objects.create(
        page_id=page.pk,
        question=name,
        token=secrets.token_urlsafe(_TOKEN_BYTES),
        name=picture.name[-200:],
        content=picture.read(),
        created_at=now,
    )
