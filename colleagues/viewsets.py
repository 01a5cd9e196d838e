"""The screens for accounts, with the member of staff that each belongs to."""

from django.contrib import messages
from django.utils.translation import gettext

from colleagues.forms import ColleagueCreationForm
from colleagues.joining import join
from pages.models import Person
from users import viewsets


class ColleagueCreateView(viewsets.CreateView):
    """Takes a colleague in: the account, the invitation and the member of staff."""

    joined: tuple[Person, bool] | None = None

    def save_instance(self):
        user = super().save_instance()
        if self.form.cleaned_data.get("is_on_site"):
            self.joined = join(user)
        return user

    def save_action(self):
        response = super().save_action()
        if self.joined is not None:
            person, is_new = self.joined
            if is_new:
                message = gettext("%(name)s has been added to the staff.")
            else:
                message = gettext("The account belongs to %(name)s of the staff.")
            messages.info(self.request, message % {"name": person.name})
        return response


class ColleagueViewSet(viewsets.UserViewSet):
    """Accounts, whose owners are members of staff."""

    add_view_class = ColleagueCreateView

    def get_form_class(self, for_update=False):
        if for_update:
            return super().get_form_class(for_update)
        return ColleagueCreationForm
