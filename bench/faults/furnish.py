"""What is on the site before anybody comes; Django is set up by then."""

# ruff: noqa: PLC0415 - Django is set up before its models are imported

import json

from django.core.management import call_command

PASSWORD = "nøgler-til-gavlen"  # noqa: S105
# Each takes twenty reports an hour.
PAGES = 24
LINKS = 8
WAITING = 600


def furnish() -> dict:
    """Prepare the site, and return what the people who use it know of it."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from wagtail.models import Site
    from whitenoise.compress import Compressor

    from links.models import Link
    from pages.models import StandardPage
    from pages.opening import open_site

    # Nothing here is about them, and packing takes longer than all the rest.
    Compressor.should_compress = lambda self, filename: False
    call_command("prepare", verbosity=0)
    site = Site.objects.get(is_default_site=True)
    open_site(site)
    users = get_user_model().objects
    merete = users.create_user("merete", "merete@solgavlen.example", PASSWORD)
    merete.groups.add(Group.objects.get(name="Administrator"))
    addresses = [f"beboer{number}@solgavlen.example" for number in range(WAITING)]
    editors = Group.objects.get(name="Redaktør")
    for address in addresses:
        # With one password for all: it takes a while to be made.
        user = users.create(
            username=address.partition("@")[0],
            email=address,
            password=merete.password,
        )
        user.groups.add(editors)
    links = [
        Link.objects.create(
            title=f"Råd og hjælp {n}, 0", url=f"https://192.0.2.{n + 1}/raad"
        ).pk
        for n in range(LINKS)
    ]
    pages = []
    for number in range(PAGES):
        shown = [links[number % LINKS], links[(number + 3) % LINKS]]
        body = [{"type": "link_list", "value": {"title": "Læs mere", "links": shown}}]
        page = StandardPage(
            title=f"Råd og vejledning {number}",
            slug=f"raad-{number}",
            summary="Udgave 0 af siden.",
            body=json.dumps(body),
        )
        site.root_page.add_child(instance=page)
        page.save_revision().publish()
        pages.append({"id": page.pk, "path": f"/raad-{number}/"})
    return {
        "account": ("merete", PASSWORD),
        "pages": pages,
        "links": links,
        "home": site.root_page_id,
        "waiting": addresses,
    }
