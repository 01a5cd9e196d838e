from django.urls import path
from wagtail import hooks
from wagtail.admin.views.account import AvatarSettingsPanel

from media.forms import ProfilePictureForm
from media.views import no_preview

# Wagtail has no setting for the form of this panel.
AvatarSettingsPanel.form_class = ProfilePictureForm


@hooks.register("register_admin_urls")
def no_preview_url():
    """Stand before Wagtail's view: this app comes before Wagtail's."""
    return [path("images/<int:image_id>/preview/<str:filter_spec>/", no_preview)]
