"""What a page without content announces: that it refuses, that the article was taken away, that it needs a script."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from ocop.folding import fold_words

Notice = Literal["refusal", "withdrawn", "drawn by script"]
REFUSAL: Notice = "refusal"

_FILE = Path(__file__).with_name("notices.toml")
# Pages that announce something do so in a few sentences; articles may speak of such things too.
LONGEST_NOTICE = 1500
_JOINT = re.compile(r"\s[-–—|]\s")


def notice_in(text: str) -> Notice | None:
    """What a short page announces instead of an article; None where it announces nothing.

    Args:
        text: Title and visible text of the page, of which the beginning counts.

    >>> notice_in("Trang không tồn tại. Mời bạn về trang chủ.")
    'withdrawn'
    """
    said = fold_words(text[: 2 * LONGEST_NOTICE])
    if _phrases()["refusal"].search(said):
        return REFUSAL
    if _phrases()["withdrawn"].search(said):
        return "withdrawn"
    return "drawn by script" if _phrases()["script"].search(said) else None


def wants_login(title: str) -> bool:
    """Whether a headline, before the outlet's name, is that of a form by which readers log in.

    >>> wants_login("Đăng nhập"), wants_login("Đăng nhập hệ thống OCOP: 12 chủ thể chưa có tài khoản")
    (True, False)
    """
    return bool(_phrases()["login_titles"].fullmatch(fold_words(_JOINT.split(title, maxsplit=1)[0])))


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    lists = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: re.compile("|".join(map(re.escape, phrases))) for name, phrases in lists.items()}
