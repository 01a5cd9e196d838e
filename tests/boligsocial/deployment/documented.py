"""The proxies of docs/operations.md, with ports and folders of this machine's."""

import os
import re
from pathlib import Path

from django.conf import settings

from tests.boligsocial.deployment.proxies import free_port

# What nginx would write to where only root may.
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def nginx_configuration(folder: Path, port: int, site_port: int) -> str:
    """Return the block for nginx, listening at `port` without TLS.

    All that it writes lies in `folder`, which holds the folder `cache`; so do the
    headers that it includes.
    """
    headers = folder / "headers"
    headers.write_text(_block("```nginx\nadd_header", keep="add_header"))
    block = _block("```nginx\nproxy_cache_path", keep="proxy_cache_path")
    block = _put(block, r"/etc/nginx/boligsocial-headers", str(headers), times=2)
    block = _put(block, r"listen 80;", f"listen 127.0.0.1:{free_port()};")
    block = _put(block, r"listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
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
    """Return the block for Caddy, without TLS; the second site at `other_port`."""
    block = _block("`/etc/caddy/Caddyfile`:\n\n```\n")
    block = _put(block, r"(?m)^www\.example\.org \{", f"http://localhost:{port} {{")
    block = _put(block, r"(?m)^example\.org \{", f"http://localhost:{other_port} {{")
    block = _put(block, r"/var/lib/boligsocial/media", str(settings.MEDIA_ROOT))
    block = _put(block, r"127\.0\.0\.1:8000", f"127.0.0.1:{site_port}")
    return "{\n    admin off\n    auto_https off\n}\n" + block


def systemd_units() -> dict[str, str]:
    """Return the units of web server and worker, by name."""
    web = _block("```ini\n[Unit]\n", keep="[Unit]\n")
    other = _block("```ini\nDescription=Boligsocial, background")
    worker = web
    for line in f"Description=Boligsocial, background{other}".splitlines():
        name = line.partition("=")[0]
        worker = _put(worker, rf"(?m)^{name}=.*$", line)
    return {"boligsocial-web": web, "boligsocial-worker": worker}


def _block(beginning: str, keep: str = "") -> str:
    text = (Path(settings.BASE_DIR) / "docs" / "operations.md").read_text()
    return keep + text.partition(beginning)[2].partition("```\n")[0]


def _put(block: str, pattern: str, replacement: str, times: int = 1) -> str:
    block, count = re.subn(pattern, lambda _found: replacement, block)
    if count != times:
        raise ValueError(f"{pattern} stands {count} times in docs/operations.md")
    return block
