"""Hosts: whose they are, and what an outlet on them is called in the registry."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

# Labels at the end of a host that tell nothing of the outlet.
_ENDINGS = frozenset(("vn", "com", "net", "org", "gov", "edu", "info"))


def is_local(host: str) -> bool:
    """Whether a host, with or without port, is this machine: nobody there needs a contact or a delay.

    >>> is_local("127.0.0.1:8001"), is_local("localhost"), is_local("nhandan.vn")
    (True, True, False)
    """
    name = urlsplit(f"//{host}").hostname or ""
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def id_of(domain: str) -> str:
    """Id for an outlet that lives on a domain.

    >>> id_of("baolamgiang.vn"), id_of("nongthonmoi.langson.gov.vn"), id_of("127.0.0.1:8001")
    ('baolamgiang', 'nongthonmoi_langson', 'outlet_127_0_0_1_8001')
    """
    labels = domain.split(".")
    while len(labels) > 1 and labels[-1] in _ENDINGS:
        labels.pop()
    name = re.sub(r"[^a-z0-9]+", "_", ".".join(labels)).strip("_")
    return name if name[:1].isalpha() else f"outlet_{name}"
