"""What kind of document lies at an address, whatever its name, its prolog or its media type claims."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from io import BytesIO
from typing import Literal

import lxml.html
from lxml import etree
from w3lib.encoding import html_to_unicode

from ocop.errors import UnreadableInputError

Form = Literal["feed", "sitemap", "html", "text", "empty"]

MAX_UNPACKED_BYTES = 64 * 1024 * 1024

_ROOTS: dict[str, Form] = {
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "html": "html",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PROLOG = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)")
# Characters that XML forbids, and at which its parser stops.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FIRST_TAG = re.compile(r"<(?:!DOCTYPE\s+)?(?:\w+:)?([a-zA-Z]\w*)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def form_of(text: str) -> Form:
    """Form of a document by its first element.

    >>> form_of('<?xml version="1.0"?><!-- made by CMS --><urlset xmlns="…"></urlset>')
    'sitemap'
    >>> form_of("https://example.vn/a.html")
    'text'
    """
    if not text.strip():
        return "empty"
    tag = _FIRST_TAG.search(_COMMENT.sub("", text[:4096]))
    if tag is None:
        return "text"
    return _ROOTS.get(tag[1].lower(), "html")


def unpack(body: bytes) -> bytes:
    """Body without its gzip wrapping; unchanged where it has none.

    Raises:
        UnreadableInputError: It is damaged, or larger than `MAX_UNPACKED_BYTES` when unpacked.
    """
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        with gzip.open(BytesIO(body)) as stream:
            unpacked = stream.read(MAX_UNPACKED_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableInputError(f"damaged gzip: {error}") from error
    if len(unpacked) > MAX_UNPACKED_BYTES:
        raise UnreadableInputError(f"more than {MAX_UNPACKED_BYTES} bytes when unpacked")
    return unpacked


def decode_xml(body: bytes) -> str:
    """Text of an XML document, without prolog, in the encoding it really has.

    Prologs lie: feeds are met that claim UTF-16 over UTF-8 bytes. So the byte order mark is believed first, then zero
    bytes, then UTF-8 where the bytes are valid UTF-8, and only then the prolog.

    >>> decode_xml('<?xml version="1.0" encoding="utf-16"?><rss>Cà Mau</rss>'.encode())
    '<rss>Cà Mau</rss>'
    """
    return _PROLOG.sub("", body.decode(_xml_encoding(body), "replace").lstrip("\ufeff \t\r\n")).lstrip()


def _xml_encoding(body: bytes) -> str:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return encoding
    if body[1:2] == b"\0":
        return "utf-16-le"
    if body[:1] == b"\0":
        return "utf-16-be"
    try:
        body.decode()
    except UnicodeDecodeError:
        declared = _DECLARED.match(body)
        try:
            return codecs.lookup(declared[1].decode()).name if declared else "windows-1258"
        except LookupError:
            return "windows-1258"
    return "utf-8"


def parse_xml(text: str) -> etree._Element | None:
    """Root of an XML document, as much of it as is well formed; None where nothing is.

    Entities are not expanded and nothing is loaded from elsewhere.
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(_NOT_XML.sub(" ", text).encode(), parser)
    except etree.XMLSyntaxError:
        return None


def parse_html(body: bytes, content_type: str | None = None) -> lxml.html.HtmlElement | None:
    """Root of an HTML page, its encoding taken from `content_type` (the header), the page or its bytes.

    None where the page has no element.
    """
    text = html_to_unicode(content_type, body)[1].lstrip("\ufeff")
    if not text.strip():
        return None
    parser = lxml.html.HTMLParser(encoding="utf-8")
    try:
        return lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
