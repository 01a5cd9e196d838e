"""Prepares the site that the browser tests visit; run in that site's environment."""

import datetime
import json
import subprocess
import sys

import django
from django.core.management import call_command

PASSWORD = "nøgler-til-gavlen"
# Who signs in, and in which role.
ACCOUNTS = {
    "merete": "Godkender",
    "lars": "Linkvagt",
    "dorte": "Driftsvagt",
    "ida": "Redaktør",
    "anne": "Administrator",
}
# Of what is to be reviewed, by one journey each.
LONG_OVERDUE = datetime.date(2025, 1, 1)
PRIVATE_PAGE = {
    "next_review": LONG_OVERDUE,
    "title": "Referater til bestyrelserne",
    "slug": "referater",
    "summary": "Her ligger de referater, som kun afdelingernes bestyrelser skal se.",
}
LINK = "Hvad skal i hvilken beholder?"
PAGE_WITH_THE_LINK = {
    "next_review": LONG_OVERDUE,
    "title": "Storskrald",
    "slug": "storskrald",
    "summary": "Sådan kommer du af med sofaen.",
}


def main() -> None:
    django.setup()
    call_command("prepare", demo=True)
    do_what_was_put_off()
    make_accounts()
    make_private_page()
    make_page_with_the_link()
    let_a_page_be_overdue()


def do_what_was_put_off() -> None:
    """Make the pictures in every size, and what else a worker does; two share it."""
    worker = ("--backend", "background", "--queue-name", "*", "--batch")
    with subprocess.Popen([sys.executable, "manage.py", "db_worker", *worker]) as other:
        call_command("db_worker", *worker)
    assert other.returncode == 0


def make_accounts() -> None:
    """Make an account for each role that a journey needs."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    for name, role in ACCOUNTS.items():
        user = get_user_model().objects.create_user(
            name, f"{name}@solgavlen.example", PASSWORD
        )
        user.groups.add(Group.objects.get(name=role))


def make_private_page() -> None:
    """Make the one kind of page that the demo site does not have."""
    from wagtail.models import PageViewRestriction

    page = add_page(PRIVATE_PAGE)
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password=PASSWORD
    )


def make_page_with_the_link() -> None:
    """Make a page that shows one link of the register in all three ways."""
    from links.models import Link

    pk = Link.objects.get(title=LINK).pk
    text = f'<p>Først skal du <a linktype="link" id="{pk}">sortere det</a>.</p>'
    values = {
        "text": {"title": "Inden du bærer det ned", "text": text},
        "link_list": {"title": "Læs mere", "links": [pk]},
        "call_to_action": {"text": "", "label": "Find din beholder", "link": pk},
    }
    body = [{"type": name, "value": value} for name, value in values.items()]
    add_page(PAGE_WITH_THE_LINK | {"body": json.dumps(body)})


def let_a_page_be_overdue() -> None:
    """Have one more to review that has an owner."""
    from pages.models import StandardPage

    overdue = StandardPage.objects.filter(slug="om-os")
    assert overdue.update(next_review=LONG_OVERDUE) == 1


def add_page(values: dict):
    """Return a new page below the front page."""
    from wagtail.models import Site

    from pages.models import StandardPage

    home = Site.objects.get(is_default_site=True).root_page
    return home.add_child(instance=StandardPage(**values))


if __name__ == "__main__":
    main()
