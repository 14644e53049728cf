"""Sample articles, and the news web running on loopback."""

from __future__ import annotations

import http.client
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ocop.demo.articles import load_articles
from ocop.demo.listener import ListenError, open_sockets
from ocop.demo.outlets import load_outlets
from ocop.demo.server import NewsWeb

SAMPLE = """\
outlet = "datmui"
slug = "ca-mau-co-145-san-pham-ocop"
title = "Cà Mau có 145 sản phẩm OCOP"
lead = "Hết năm 2023, tỉnh Cà Mau có 145 sản phẩm OCOP."
author = "Lê Khánh Duy"
published = 2024-01-09T07:30:00+07:00
section = "Nông thôn mới"
tags = ["OCOP", "Cà Mau"]
body = \"\"\"
Trong đó có 2 sản phẩm 5 sao.
## Theo huyện
* Ngọc Hiển: 20 sản phẩm
| Sao | Số sản phẩm |
| 4 sao | 31 |
\"\"\"
[[pictures]]
caption = "Khô cá sặc U Minh"
[[facts]]
measure = "products"
value = 145
evidence = "tỉnh Cà Mau có 145 sản phẩm OCOP"
place_level = "province"
place = "Cà Mau"
province = "Cà Mau"
date_end = 2023-12-31
date_basis = "text"
[[facts]]
measure = "products"
value = 31
star_min = 4
star_max = 4
evidence = "4 sao | 31"
place_level = "province"
place = "Cà Mau"
province = "Cà Mau"
date_end = 2024-01-09
date_basis = "published"
[[named]]
name = "Tôm khô Năm Căn"
star = 5
province = "Cà Mau"
"""

CORRECTION = """\
[correction]
modified = 2024-01-10T10:00:00+07:00
lead = "Hết năm 2023, tỉnh Cà Mau có 146 sản phẩm OCOP."
[[correction.facts]]
measure = "products"
value = 146
evidence = "tỉnh Cà Mau có 146 sản phẩm OCOP"
place_level = "province"
place = "Cà Mau"
province = "Cà Mau"
date_end = 2023-12-31
date_basis = "text"
"""

COPY = """\
outlet = "datviet"
slug = "dat-mui-145-san-pham"
title = "Đất Mũi khoe 145 sản phẩm"
author = "Theo Hãng tin Nông thôn"
published = 2024-01-11T06:00:00+07:00
section = "Nông nghiệp"
copy_of = "01-ca-mau"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An article, its correction and a reprint of it in another outlet."""
    (tmp_path / "01-ca-mau.toml").write_text(SAMPLE + CORRECTION, "utf-8")
    (tmp_path / "02-ban-lai.toml").write_text(COPY, "utf-8")
    return tmp_path


@dataclass(frozen=True)
class Reply:
    """An HTTP answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


Get = Callable[..., Reply]


def _get(url: str, method: str = "GET", **headers: str) -> Reply:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=20)
    try:
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, target or "/", headers=sent)
        response = connection.getresponse()
        return Reply(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
    finally:
        connection.close()


@pytest.fixture
def get() -> Get:
    """One request without redirects: `get(url, method, Header_Name="value")`."""
    return _get


@pytest.fixture(scope="package")
def _running() -> Iterator[NewsWeb]:
    with NewsWeb(load_articles()) as web:
        yield web


@pytest.fixture
def web(_running: NewsWeb) -> NewsWeb:
    """The running news web with the articles that ship, as at its start."""
    _running.reset()
    return _running


@pytest.fixture
def free_row() -> int:
    """A port that is free and is followed by free ones, below those that systems give out by themselves."""
    for first in range(20_000 + os.getpid() % 1_000, 30_000, 10):
        try:
            sockets = open_sockets(len(load_outlets()), first)
        except ListenError:
            continue
        for listening in sockets:
            listening.close()
        return first
    raise AssertionError("no free ports")
