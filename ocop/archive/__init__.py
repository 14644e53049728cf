"""Pages as they were fetched, in WARC files: written once, read back whole, by this program and by any other.

The format is WARC 1.1 (ISO 28500:2017), one gzip member a record, so that a record can be read at its offset.
"""

from ocop.archive.reader import iter_pages, read_page
from ocop.archive.writer import ArchiveWriter

__all__ = ["ArchiveWriter", "iter_pages", "read_page"]
