from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UsersConfig(AppConfig):
    name = "users"
    verbose_name = _("Users")

    def ready(self):
        from django.contrib.auth.signals import user_logged_in
        from django.db.models.signals import post_save

        from users.models import SecondFactorSettings
        from users.second_factor import asking, gate
        from users.sessions import ending, giving_back, sign_ins
        from users.trail import sign_ins as doors
        from users.trail import watching

        giving_back.let_forms_be_given_back()
        user_logged_in.connect(sign_ins.note_sign_in)
        user_logged_in.connect(gate.when_signed_in)
        post_save.connect(asking.when_setting_is_saved, SecondFactorSettings)
        ending.connect()
        watching.watch_accounts()
        doors.listen_at_the_doors()
