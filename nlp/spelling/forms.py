"""Forms of text that are read as if they were written the usual way; every character keeps its place.

Text without diacritics has them, lines in capitals are in the usual case, line breaks inside sentences are spaces, and
spaces inside numbers dots.
"""

from __future__ import annotations

from dataclasses import replace

from nlp.spelling.accents import restored
from nlp.spelling.capitals import recased
from nlp.spelling.thousands import with_dots
from nlp.spelling.wrapping import unwrapped
from nlp.text import View


def regular(view: View) -> View:
    r"""The view with its text in the usual form.

    >>> from nlp.text import read
    >>> regular(read("Huyện có\n3 200 sản phẩm")).text, regular(read("Huyen nay co 3 san pham cua xa")).text
    ('Huyện có 3.200 sản phẩm', 'Huyện này có 3 sản phẩm của xã')
    """
    marked = recased(restored(view.text))
    text = with_dots(unwrapped(marked))
    if text == view.text:
        return view
    given = None if marked == view.text else view.text.replace("\n", " ")
    return replace(view, text=text, given=given)
