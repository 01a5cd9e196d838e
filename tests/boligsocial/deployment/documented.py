"""What server/ has for a server, with ports and folders of this machine's."""

import os
import re
from pathlib import Path

from django.conf import settings

from tests.boligsocial.deployment.proxies import free_port

# What nginx would write to where only root may.
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def nginx_configuration(folder: Path, port: int, site_port: int) -> str:
    """Return what server/ has for nginx, listening at `port` without TLS.

    All that it writes lies in `folder`, which holds the folder `cache`.
    """
    block = of_a_server("nginx.conf")
    headers = Path(settings.BASE_DIR) / "server" / "nginx-headers"
    of_the_release = r"/srv/boligsocial/site/server/nginx-headers"
    block = _put(block, of_the_release, str(headers), times=2)
    block = _put(block, r"listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    block = _put(block, r"listen 80;", f"listen 127.0.0.1:{free_port()};")
    block = _put(block, r"server_name www\.example\.org;", "server_name localhost;")
    block = _put(block, r"ssl_certificate +\S+;", "")
    block = _put(block, r"ssl_certificate_key +\S+;", "")
    block = _put(block, r"/var/cache/nginx/boligsocial", str(folder / "cache"))
    block = _put(block, r"/var/lib/boligsocial/media", str(settings.MEDIA_ROOT))
    block = _put(block, r"127\.0\.0\.1:8000", f"127.0.0.1:{site_port}")
    return nginx_frame(folder, block)


def nginx_frame(folder: Path, block: str) -> str:
    """Return `block` with what stands around it in nginx's own configuration."""
    paths = "\n".join(
        f"    {name}_temp_path {folder / 'temporary' / name};" for name in _TEMPORARY
    )
    # It would hand its workers to somebody else, who may not read the folder.
    user = "user root;" if os.geteuid() == 0 else ""
    return f"""{user}
daemon off;
pid {folder / "nginx.pid"};
error_log stderr warn;
worker_processes 2;
events {{ worker_connections 512; }}
http {{
{paths}
    access_log off;
    default_type application/octet-stream;
{block}
}}
"""


def caddy_configuration(port: int, other_port: int, site_port: int) -> str:
    """Return what server/ has for Caddy, without TLS; the second site at `other_port`."""
    block = of_a_server("Caddyfile")
    block = _put(block, r"(?m)^www\.example\.org \{", f"http://localhost:{port} {{")
    block = _put(block, r"(?m)^example\.org \{", f"http://localhost:{other_port} {{")
    block = _put(block, r"/var/lib/boligsocial/media", str(settings.MEDIA_ROOT))
    block = _put(block, r"127\.0\.0\.1:8000", f"127.0.0.1:{site_port}")
    return "{\n    admin off\n    auto_https off\n}\n" + block


def bucket_policy(bucket: str) -> str:
    """Return the policy of a bucket that holds media."""
    return _put(of_a_server("bucket-policy.json"), "BUCKET", bucket, times=2)


def systemd_units() -> dict[str, str]:
    """Return the units of web server and worker, by name."""
    names = ("boligsocial-web", "boligsocial-worker")
    return {name: of_a_server(f"{name}.service") for name in names}


def of_a_server(name: str) -> str:
    """Return a file that operations.md has copied to the server."""
    return (Path(settings.BASE_DIR) / "server" / name).read_text()


def _put(block: str, pattern: str, replacement: str, times: int = 1) -> str:
    block, count = re.subn(pattern, lambda _found: replacement, block)
    if count != times:
        raise ValueError(f"{pattern} stands {count} times in that file of server/")
    return block
