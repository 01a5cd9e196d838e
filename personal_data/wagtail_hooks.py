from wagtail import hooks

from personal_data.trail import register_log_actions

hooks.register("register_log_actions", register_log_actions)
