from wagtail import hooks

from backups.summary import tell_of_backups

hooks.register("construct_homepage_panels", tell_of_backups)
