"""Every task that hands mail to the server: what recurs, and what is counted, asks here."""

from boligsocial.mail.tasks import deliver
from notices.mailing.tasks import ask_to_confirm, send_notice_mail
from users.tasks import (
    send_invitation,
    send_password_reset,
    send_second_factor_notice,
)

# Each returns False when it has given up.
LETTERS = (
    deliver,
    ask_to_confirm,
    send_notice_mail,
    send_invitation,
    send_password_reset,
    send_second_factor_notice,
)
