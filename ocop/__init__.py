"""The application around the harvest: models, dataset, command line, web view and demo."""

__version__ = "0.1.0"
