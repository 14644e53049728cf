from __future__ import annotations

from pathlib import Path

import pytest

import ocop.demo.outlets as module
from ocop.demo.outlets import FAMILIES, load_outlets, outlet_by_id, read_outlets
from ocop.demo.tables import DemoDataError

SHIPPED = Path(module.__file__).with_name("outlets.toml").read_text("utf-8")


def test_each_family_has_one_outlet():
    assert sorted(outlet.family for outlet in load_outlets()) == sorted(FAMILIES)


@pytest.mark.parametrize(
    ("outlet", "province"),
    [("xulang", "Lạng Sơn"), ("lamgiang", "Nghệ An"), ("datmui", "Cà Mau"), ("datviet", None)],
)
def test_home_provinces(outlet: str, province: str | None):
    assert outlet_by_id(outlet).home_province == province


def test_every_kind_of_address_without_an_article_is_somewhere():
    kinds = {extra.kind for outlet in load_outlets() for extra in outlet.extras}
    assert kinds == {"video", "infographic", "refusal", "withdrawn", "missing", "private"}


def test_an_unknown_outlet():
    with pytest.raises(DemoDataError, match="no outlet “vnexpress”; it has nongsanviet, datviet"):
        outlet_by_id("vnexpress")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('province_code = "20"', 'province_code = "99"', r"outlets\[3\]\.province_code is not in .*: 99"),
        ("weight = 50000\n", "", r"outlets\[3\]\.weight is missing"),
        ('family = "liferay"', 'family = "joomla"', r"outlets\[3\]\.family must be one of mcms"),
        ('kind = "refusal"', 'kind = "trap"', r"outlets\[5\]\.extras\[1\]\.kind must be one of video"),
        ("crawl_delay = 0.1", 'crawl_delay = "0.1"', r"outlets\[3\]\.crawl_delay must be a number"),
    ],
)
def test_broken_files(tmp_path: Path, old: str, new: str, message: str):
    assert SHIPPED.count(old) == 1
    path = tmp_path / "outlets.toml"
    path.write_text(SHIPPED.replace(old, new), "utf-8")
    with pytest.raises(DemoDataError, match=message):
        read_outlets(path)


def test_a_file_without_outlets(tmp_path: Path):
    path = tmp_path / "outlets.toml"
    path.write_text("", "utf-8")
    with pytest.raises(DemoDataError, match="outlets is missing"):
        read_outlets(path)
