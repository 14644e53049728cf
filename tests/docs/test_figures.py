"""The page on figures: each of its commands is run on the demo's dataset, and prints what the page says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.docs.blocks import Block, blocks, without_blanks
from tests.ocop.cli.running import done

BLOCKS = blocks("figures.md")


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.code.strip())
def test_a_command_prints_what_the_page_shows(dataset: Path, block: Block) -> None:
    """The links lead to the demo's own server, at whatever address that has; the page names an outlet's."""
    said = done(*shlex.split(block.code)[1:], OCOP_DB=str(dataset))
    assert without_blanks(re.sub(r"http://127\.0\.0\.1:\d+", "https://datmui.example", said)) == without_blanks(
        block.output
    )
