"""What is said at the top of the next screen, in the place of what Wagtail said."""

from django.contrib import messages


def say_instead(request, text: str) -> None:
    """Say `text` in the place of what Wagtail called a success, which is the least of it.

    Warnings stay.
    """
    # To go through them is to take them.
    waiting = [m for m in messages.get_messages(request) if m.level != messages.SUCCESS]
    for message in waiting:
        messages.add_message(request, message.level, message, message.extra_tags)
    messages.success(request, text)
