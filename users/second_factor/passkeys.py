"""Passkeys, as WebAuthn has them; what is checked is checked by Yubico's fido2.

The library and the cryptography that it stands on take some 20 MB, so they are loaded
where somebody uses a passkey.
"""

import json
import logging
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from users.mailing.invitations import site_name
from users.second_factor.models import Passkey

logger = logging.getLogger(__name__)

# How long a challenge may be answered. Longer than browsers let somebody look for a
# security key.
SECONDS = 5 * 60
# Characters; an answer has some 2 kB.
_LONGEST_ANSWER = 50_000
_CHALLENGE = "second_factor_challenge"


class PasskeyError(Exception):
    """Why a passkey was not taken, as the person reads it."""


def begin_adding(request: HttpRequest, user) -> dict:
    """Return the options with which the browser makes a passkey, and expect it."""
    from fido2.webauthn import (  # noqa: PLC0415
        PublicKeyCredentialUserEntity,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    options, state = _server().register_begin(
        PublicKeyCredentialUserEntity(
            id=_handle(user),
            name=user.get_username(),
            display_name=user.get_full_name() or user.get_username(),
        ),
        credentials=_credentials(user.passkeys.all()),
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    _expect(request, user, "create", state)
    return dict(options)


def add(request: HttpRequest, user, answer: str, name: str) -> Passkey:
    """Return the passkey that the browser has made. Raises PasskeyError."""
    from fido2.utils import websafe_encode  # noqa: PLC0415

    state = _expected(request, user, "create")
    made = _checked(lambda: _server().register_complete(state, _parsed(answer)))
    credential = made.credential_data
    try:
        with transaction.atomic():
            return Passkey.objects.create(
                user=user,
                name=name,
                credential_id=websafe_encode(credential.credential_id),
                credential=websafe_encode(credential),
                sign_count=made.counter,
            )
    except IntegrityError:
        message = gettext("This passkey has been added already.")
        raise PasskeyError(message) from None


def begin_proving(request: HttpRequest, user) -> dict:
    """Return the options with which the browser asks for a passkey, and expect it."""
    from fido2.webauthn import UserVerificationRequirement  # noqa: PLC0415

    options, state = _server().authenticate_begin(
        _credentials(user.passkeys.all()),
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    _expect(request, user, "get", state)
    return dict(options)


def prove(request: HttpRequest, user, answer: str) -> None:
    """Take what the browser answers with a passkey of `user`. Raises PasskeyError."""
    from fido2.webauthn import AuthenticationResponse  # noqa: PLC0415

    state = _expected(request, user, "get")
    parsed = _checked(lambda: AuthenticationResponse.from_dict(_parsed(answer)))
    passkey = user.passkeys.filter(credential_id=_id_of(parsed)).first()
    if passkey is None:
        raise PasskeyError(
            gettext(
                "This passkey is not known here. It may have been removed from your "
                "account. Use another one, or a code."
            )
        )
    _checked(
        lambda: _server().authenticate_complete(state, _credentials([passkey]), parsed)
    )
    _note_use(passkey, parsed.response.authenticator_data.counter)


def _note_use(passkey: Passkey, count: int) -> None:
    """Keep the signature counter, which must rise if it counts at all (6.1.1)."""
    same = Passkey.objects.filter(pk=passkey.pk)
    risen = same.filter(sign_count__lt=count) if count else same.filter(sign_count=0)
    if not risen.update(sign_count=count, last_used_at=timezone.now()):
        logger.warning("passkey_may_be_copied", extra={"passkey": passkey.pk})
        raise PasskeyError(
            gettext(
                "This passkey may have been copied, and is not taken. Use another way, "
                "and remove it from your account."
            )
        )


def _expect(request: HttpRequest, user, purpose: str, state: dict) -> None:
    request.session[_CHALLENGE] = {
        "user": user.pk,
        "purpose": purpose,
        "at": time.time(),
        "state": {"challenge": state["challenge"], "user_verification": "preferred"},
    }


def _expected(request: HttpRequest, user, purpose: str) -> dict:
    """Return the challenge that was given, which is spent whatever comes of it."""
    given = request.session.pop(_CHALLENGE, None)
    if (
        not given
        or (given["user"], given["purpose"]) != (user.pk, purpose)
        or not 0 <= time.time() - given["at"] <= SECONDS
    ):
        raise PasskeyError(gettext("It took too long. Try once more."))
    return given["state"]


def _parsed(answer: str) -> dict:
    if len(answer) > _LONGEST_ANSWER:
        raise ValueError("too long")
    parsed = json.loads(answer)
    if not isinstance(parsed, dict):
        raise TypeError("no object")
    return parsed


def _checked(check):
    """Return what `check` does. What was sent is anything, and CBOR fails in many ways."""
    try:
        return check()
    except Exception as error:
        logger.warning("passkey_refused", extra={"reason": str(error)[:200]})
        message = gettext(
            "The passkey could not be checked. Try again, or another way."
        )
        raise PasskeyError(message) from error


def _server():
    from fido2.server import Fido2Server  # noqa: PLC0415
    from fido2.webauthn import PublicKeyCredentialRpEntity  # noqa: PLC0415

    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    entity = PublicKeyCredentialRpEntity(id=address.hostname, name=name_of_site())
    own = f"{address.scheme}://{address.netloc}"
    return Fido2Server(entity, verify_origin=lambda origin: origin == own)


def name_of_site() -> str:
    """Return what the person's phone calls this site."""
    return site_name() or urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname


def _credentials(passkeys) -> list:
    from fido2.utils import websafe_decode  # noqa: PLC0415
    from fido2.webauthn import AttestedCredentialData  # noqa: PLC0415

    return [
        AttestedCredentialData(websafe_decode(passkey.credential))
        for passkey in passkeys
    ]


def _id_of(parsed) -> str:
    from fido2.utils import websafe_encode  # noqa: PLC0415

    return websafe_encode(parsed.raw_id)


def _handle(user) -> bytes:
    """Return what stands for the account in a passkey: nothing of the person."""
    return salted_hmac(__name__, str(user.pk), algorithm="sha256").digest()
