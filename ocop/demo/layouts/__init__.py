"""The six CMS families: one module an address habit, one folder of templates a look.

What each family does on the real web, and so here, is told at the head of its templates.
"""

from __future__ import annotations

from ocop.demo.layouts.aspnet import AspNet
from ocop.demo.layouts.base import Layout
from ocop.demo.layouts.liferay import Liferay
from ocop.demo.layouts.mcms import Mcms
from ocop.demo.layouts.onecms import OneCMS
from ocop.demo.layouts.vccorp import VCCorp
from ocop.demo.layouts.wordpress import WordPress

__all__ = ["LAYOUTS", "Layout", "layout_of"]

LAYOUTS: dict[str, Layout] = {
    layout.family: layout for layout in (Mcms(), VCCorp(), Liferay(), OneCMS(), AspNet(), WordPress())
}


def layout_of(family: str) -> Layout:
    """Layout of a CMS family.

    >>> from datetime import datetime
    >>> morning = datetime.fromisoformat("2023-12-05T07:30:00+07:00")
    >>> layout_of("wordpress").article_path("det-lua-van-phuc", morning)
    '/2023/12/det-lua-van-phuc/'
    >>> layout_of("vccorp").article_path("det-lua-van-phuc", morning)
    '/det-lua-van-phuc-173231205064941487.htm'
    """
    return LAYOUTS[family]
