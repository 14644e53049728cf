"""The command line: `ocop <verb>`, one module a verb."""

__all__ = ["main"]

from ocop.cli.app import main
