"""Codes that are typed: those of an app, and those kept for when all else is lost."""

import hashlib
import logging
import re
import secrets
from base64 import urlsafe_b64encode

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from users.second_factor.models import AuthenticatorApp, RecoveryCode

logger = logging.getLogger(__name__)

RECOVERY_CODES = 10
# Half minutes before and after this one: clocks of phones (RFC 6238, 5.2).
_WINDOW = 1
# Crockford's base 32: no letter that is read as another, or as a digit.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_MISREAD = str.maketrans("ilo", "110")
_GROUPS = 4


def new_secret() -> str:
    """Return a new secret of an authenticator app, in base 32 (160 bits)."""
    import pyotp  # noqa: PLC0415, loaded where somebody uses a code

    return pyotp.random_base32(32)


def address_of(secret: str, account: str, issuer: str) -> str:
    """Return the otpauth: address that an app reads from a QR code."""
    import pyotp  # noqa: PLC0415

    return pyotp.TOTP(secret, name=account, issuer=issuer).provisioning_uri()


def step_of(secret: str, code: str) -> int | None:
    """Return the half minute whose code it is, if that is now or just beside it."""
    import pyotp  # noqa: PLC0415

    digits = re.sub(r"\s", "", code)
    if not re.fullmatch("[0-9]{6}", digits):
        return None
    try:
        return pyotp.TOTP(secret).verify_and_get_timecode(digits, valid_window=_WINDOW)
    except pyotp.exceptions.OTPVerificationError:
        return None


def take_code(user, code: str) -> bool:
    """Whether an app of `user` shows `code` now; it is taken once and no more."""
    now = timezone.now()
    for app in user.authenticatorapps.all():
        secret = decrypted(app.secret)
        step = step_of(secret, code) if secret else None
        if step is None:
            continue
        # Two at once: the database lets one of them through.
        taken = AuthenticatorApp.objects.filter(pk=app.pk, last_step__lt=step)
        if taken.update(last_step=step, last_used_at=now):
            return True
    return False


def encrypted(text: str) -> str:
    """Return `text` so that nobody without the site's key can read it."""
    return _cipher().encrypt(text.encode()).decode()


def decrypted(text: str) -> str:
    """Return what was encrypted; "" when the site's key is another one by now."""
    from cryptography.fernet import InvalidToken  # noqa: PLC0415

    try:
        return _cipher().decrypt(text.encode()).decode()
    except InvalidToken:
        logger.warning("second_factor_secret_unreadable")
        return ""


def _cipher():
    from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415

    return MultiFernet(
        [
            Fernet(
                urlsafe_b64encode(
                    salted_hmac(__name__, "", secret=key, algorithm="sha256").digest()
                )
            )
            for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
        ]
    )


@transaction.atomic
def make_recovery_codes(user) -> list[str]:
    """Return new codes, as they are shown once; those before them work no more."""
    codes = [_new_code() for _ in range(RECOVERY_CODES)]
    user.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(
        [RecoveryCode(user=user, digest=_digest(user, code)) for code in codes]
    )
    return codes


def take_recovery_code(user, code: str) -> bool:
    """Whether it is one of the codes of `user`, which then works no more."""
    found = RecoveryCode.objects.filter(user=user, digest=_digest(user, code))
    # One statement: of two at once the second deletes nothing.
    return found.delete()[0] == 1


def _new_code() -> str:
    """Return 80 random bits in groups that can be read aloud."""
    groups = (
        "".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(_GROUPS)
    )
    return "-".join(groups)


def _digest(user, code: str) -> str:
    plain = re.sub(r"[^0-9a-z]", "", code.lower()).translate(_MISREAD)
    return hashlib.sha256(f"{user.pk} {plain}".encode()).hexdigest()
