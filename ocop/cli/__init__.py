"""The command line: `ocop <verb>`, one module a verb."""

from ocop.cli.app import main

__all__ = ["main"]
