"""The dataset as a Data Package: a folder of CSV files with their schema, licence, citation and release note.

The format is the Data Package standard, version 2 (https://datapackage.org): `datapackage.json` describes the files, by
which `frictionless validate` checks them.
"""
