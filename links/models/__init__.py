from .health import Check, Host, LinkHealth
from .link import Link

__all__ = ["Check", "Host", "Link", "LinkHealth"]
