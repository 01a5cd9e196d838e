"""An authenticator in software, as WebAuthn has it (level 3, section 6)."""

import hashlib
import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

ORIGIN = "http://localhost"
PRESENT_AND_VERIFIED = 0x05
HAS_CREDENTIAL = 0x40


class Authenticator:
    """Holds one key pair, counts its signatures, and answers as a browser would."""

    def __init__(self, origin: str = ORIGIN, relying_party: str = "localhost"):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.origin, self.relying_party = origin, relying_party
        self.count = 0

    def made(self, options: dict) -> str:
        """Return the answer to `navigator.credentials.create`."""
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        length = len(self.id).to_bytes(2, "big")
        data = self._data(HAS_CREDENTIAL) + bytes(16) + length + self.id + public
        attestation = {"fmt": "none", "attStmt": {}, "authData": data}
        return self._answer(
            clientDataJSON=self._client("webauthn.create", options),
            attestationObject=cbor.encode(attestation),
        )

    def signed(self, options: dict) -> str:
        """Return the answer to `navigator.credentials.get`."""
        client, data = self._client("webauthn.get", options), self._data()
        signature = self.key.sign(
            data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256())
        )
        return self._answer(
            clientDataJSON=client, authenticatorData=data, signature=signature
        )

    def _data(self, flags: int = 0) -> bytes:
        self.count += 1
        party = hashlib.sha256(self.relying_party.encode()).digest()
        flags = bytes([PRESENT_AND_VERIFIED | flags])
        return party + flags + self.count.to_bytes(4, "big")

    def _client(self, kind: str, options: dict) -> bytes:
        challenge = options["publicKey"]["challenge"]
        said = {"type": kind, "challenge": challenge, "origin": self.origin}
        return json.dumps(said).encode()

    def _answer(self, **parts: bytes) -> str:
        own = websafe_encode(self.id)
        response = {name: websafe_encode(part) for name, part in parts.items()}
        return json.dumps(
            {"id": own, "rawId": own, "type": "public-key", "response": response}
        )
