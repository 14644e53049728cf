"""`python -m ocop`, the same as the command `ocop`."""

from ocop.cli import main

if __name__ == "__main__":
    main()
