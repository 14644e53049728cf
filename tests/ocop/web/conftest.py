from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from ocop.dataset.connection import open_dataset
from ocop.models import NamedProduct
from ocop.web.site import make_site
from tests.ocop.dataset.make import NONG_SAN, a_fact, a_reading, an_article, save

DAK_LAK = "Đắk Lắk có 20 sản phẩm 4 sao."
OTHER_NUMBER = "Tỉnh Cà Mau có 150 sản phẩm OCOP."


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two outlets that contradict each other on Cà Mau, one fact and one five-star product of Đắk Lắk."""
    path = tmp_path_factory.mktemp("web") / "ocop.db"
    tea = NamedProduct("Cà phê Ea Kao", "Cà phê Ea Kao đạt 5 sao", 0, 23, star=5, province="Đắk Lắk")
    place = {"place": "Đắk Lắk", "province": "Đắk Lắk", "place_code": "66", "province_code": "66"}
    fact = a_fact(DAK_LAK, "20 sản phẩm 4 sao", star_min=4, star_max=4, **place)
    other = an_article("https://nongsanviet.example/3", OTHER_NUMBER, source_id=NONG_SAN.id, outlet=NONG_SAN.name)
    with open_dataset(path, "create") as db:
        save(
            db,
            a_reading(),
            a_reading(an_article("https://datmui.example/2", text=DAK_LAK), (fact,), named=(tea,)),
            a_reading(other, (a_fact(OTHER_NUMBER, "150 sản phẩm"),), source=NONG_SAN),
        )
    return path


@pytest.fixture
def dataset(made_once: Path, tmp_path: Path) -> Path:
    """A copy of that dataset for one test alone."""
    return Path(shutil.copy(made_once, tmp_path / "any-name.db"))


@pytest.fixture
def site(dataset: Path) -> Any:
    """The site over that dataset."""
    return make_site(dataset)
