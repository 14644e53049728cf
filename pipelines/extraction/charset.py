"""Bytes to text: the encoding that a page has, which is often not the one that it claims.

Bytes that are valid UTF-8 are UTF-8 whatever the page claims; no other encoding in use looks like it by chance. Else
the claim of the HTTP header counts, then the page's own, then what Vietnamese pages were written in before UTF-8.
"""

from __future__ import annotations

import re

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom

from pipelines.extraction.letters import in_unicode

# Encodings that a web page may claim (https://encoding.spec.whatwg.org/); Python knows more, some of them slow.
_WEB_ENCODING = re.compile(
    r"utf-(?:8|16)|cp125\d|iso8859-\d+|gb\w+|big5\w*|shift_jis\w*|cp9(?:32|49|50)|euc_\w+|koi8-\w"
)
_BROKEN = "\ufffd"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_STRANGE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffd]")
# A cut or patched page has a few broken letters in its UTF-8; a page of another encoding has one in every word.
_BROKEN_SHARE = 0.02


def decode(body: bytes, content_type: str | None = None) -> str:
    """Text of a page without NUL characters and byte-order mark; what cannot be read becomes U+FFFD.

    Args:
        body: The bytes.
        content_type: The Content-Type header, where there is one.

    >>> decode("Sản phẩm OCOP".encode("utf-8"), "text/html; charset=iso-8859-1")
    'Sản phẩm OCOP'
    >>> decode("Tỉnh có 12 sản phẩm".encode("utf-16"))
    'Tỉnh có 12 sản phẩm'
    """
    text = in_unicode(_decode(body, content_type))
    return text.replace("\x00", "").removeprefix("\ufeff")


def looks_binary(text: str) -> bool:
    r"""Whether decoded bytes were no text: more than 3 % of them are control characters or unreadable.

    >>> looks_binary("\x01\x02PNG\x03"), looks_binary("Sản phẩm OCOP\n")
    (True, False)
    """
    sample = text[:20_000]
    return len(_STRANGE.findall(sample)) > 0.03 * len(sample)


def _decode(body: bytes, content_type: str | None) -> str:
    encoding = read_bom(body)[0] or _unmarked_utf16(body) or "utf-8"
    text = body.decode(encoding, "replace")
    broken = text.count(_BROKEN)
    if encoding != "utf-8" or broken <= 2 or broken <= _BROKEN_SHARE * len(_NOT_ASCII.findall(text)):
        return text
    for claim in (http_content_type_encoding(content_type), html_body_declared_encoding(body[:4096])):
        if claim and claim != "utf-8" and _WEB_ENCODING.fullmatch(claim):
            return body.decode(claim, "replace")
    return body.decode("cp1258", "replace")


def _unmarked_utf16(body: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of markup is zero."""
    head = body[:400]
    if len(head) >= 4 and head[1::2].count(0) > 0.4 * len(head[1::2]) and head[::2].count(0) < 0.1 * len(head):
        return "utf-16-le"
    if len(head) >= 4 and head[::2].count(0) > 0.4 * len(head[::2]) and head[1::2].count(0) < 0.1 * len(head):
        return "utf-16-be"
    return None
