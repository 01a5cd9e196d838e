from wagtail import hooks

from activities.editor.preview import next_dates_urls

hooks.register("register_admin_urls", next_dates_urls)
