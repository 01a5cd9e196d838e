"""Prepares the site that the tests of this folder start; run in its environment."""

import json

import django
from django.conf import settings
from django.core.management import call_command
from whitenoise.compress import Compressor

PASSWORD = "nøgler-til-gavlen"
PUBLISHER = "merete"
EDITOR = "ida"
APPROVER = "lone"
ROLES = {PUBLISHER: "Administrator", EDITOR: "Redaktør", APPROVER: "Godkender"}
LINK = "Gældsrådgivning i Egeby"
# Where the ids of what is made here stand.
KNOWN = "known.json"
PAGE = "oekonomi"


def main() -> None:
    django.setup()
    # Packing the static files takes longer than all the rest, and nothing here is
    # about them.
    Compressor.should_compress = lambda self, filename: False
    call_command("prepare")
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from wagtail.models import Site

    from links.models import Link
    from pages.models import StandardPage
    from pages.opening import open_site

    site = Site.objects.get(is_default_site=True)
    open_site(site)
    for name, role in ROLES.items():
        # One of those who are asked to approve has an address, so that one letter goes.
        address = "" if name == PUBLISHER else f"{name}@solgavlen.example"
        user = get_user_model().objects.create_user(name, address, PASSWORD)
        user.groups.add(Group.objects.get(name=role))
    link = Link.objects.create(title=LINK, url="https://192.0.2.20/gaeld")
    page = StandardPage(
        title="Få styr på økonomien",
        slug=PAGE,
        summary="Kom og få gratis råd.",
        body=json.dumps(
            [{"type": "link_list", "value": {"title": "Læs mere", "links": [link.pk]}}]
        ),
    )
    site.root_page.add_child(instance=page)
    page.save_revision().publish()
    known = {"page": page.pk, "link": link.pk, "home": site.root_page_id}
    (settings.VAR_DIR / KNOWN).write_text(json.dumps(known))


if __name__ == "__main__":
    main()
