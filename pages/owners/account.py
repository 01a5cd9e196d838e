"""What members of staff decide for themselves, among Wagtail's own settings."""

from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from pages.models import Person


class LinkLetterForm(ModelForm):
    """Whether the weekly letter about links comes."""

    class Meta:
        model = Person
        fields = ["wants_link_letters"]


class LinkLetterPanel(BaseSettingsPanel):
    """For those who are a member of staff with a page on the site, or may be."""

    name = "link_letters"
    title = _("Letter about your pages")
    tab = notifications_tab
    order = 150
    form_class = LinkLetterForm

    def is_active(self):
        return self._person is not None

    def get_form(self):
        data = self.request.POST if self.request.method == "POST" else None
        return self.form_class(data, instance=self._person, prefix=self.name)

    @property
    def _person(self):
        return Person.objects.filter(user=self.user).first()
