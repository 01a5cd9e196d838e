from django.http import Http404
from django.urls import path
from wagtail import hooks
from wagtail.admin.views.account import AvatarSettingsPanel

from media.forms import ProfilePictureForm

# Wagtail has no setting for the form of this panel.
AvatarSettingsPanel.form_class = ProfilePictureForm


def no_preview(request, image_id: int, filter_spec: str):
    """Answer where Wagtail prints a picture of any size for its address generator.

    The site has no such generator; here, nothing would limit the work.
    """
    raise Http404


@hooks.register("register_admin_urls")
def shadow_preview():
    """Stand before Wagtail's view: this app comes before Wagtail's."""
    return [path("images/<int:image_id>/preview/<str:filter_spec>/", no_preview)]
