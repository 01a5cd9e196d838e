"""Links of which an old text did not say where they lead, given addresses together."""

from django import forms
from django.db import transaction
from wagtail.log_actions import log

from importer.models import ImportedPage, ImportRun
from importer.recognising.findings import Matter
from importer.runs.stored import finding_from_json
from links.decisions.availability import set_availability
from links.models import Link

# More than a page of the report has; the register has the others.
_MOST = 50


class LinkAddressForm(forms.ModelForm):
    """Where one link leads."""

    class Meta:
        model = Link
        fields = ["url"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        url = self.fields["url"]
        url.label, url.help_text = self.instance.title, ""

    @property
    def is_filled_in(self) -> bool:
        """Whether somebody has written an address."""
        return self.is_bound and self.has_changed()

    def give(self, user) -> None:
        """Store the address, and send readers there from now on."""
        with transaction.atomic():
            link = self.save()
            log(instance=link, action="wagtail.edit", user=user)
            set_availability(link, user, available=True)


def address_forms(run: ImportRun, user, data=None) -> list[LinkAddressForm]:
    """Return a form for each link of a run that waits for its address, by title.

    None for those who may not change links. Two queries, however many there are.
    """
    if not user.has_perm("links.change_link"):
        return []
    made, named = set(), set()
    rows = ImportedPage.objects.filter(source__run=run).values_list("made", "findings")
    for things, findings in rows:
        made |= {key for label, key in things if label == Link._meta.label_lower}
        found = map(finding_from_json, findings)
        named |= {each.text for each in found if each.matter == Matter.NO_ADDRESS}
    links = Link.objects.without_target().filter(pk__in=made).order_by("title", "pk")
    waiting = [link for link in links if link.title in named]
    return [
        LinkAddressForm(data, instance=link, prefix=f"link-{link.pk}")
        for link in waiting[:_MOST]
    ]
