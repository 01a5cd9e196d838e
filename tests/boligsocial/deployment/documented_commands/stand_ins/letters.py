"""The mail server of a room, which keeps what it is given."""

import json
import time
from pathlib import Path

from tests.boligsocial.deployment.components.mail_servers import mail_server

STATE = Path("/run/room")


def main() -> None:
    with mail_server(25) as server:
        while True:
            (STATE / "letters.json").write_text(json.dumps(server.letters))
            time.sleep(0.2)


if __name__ == "__main__":
    main()
