"""Measuring the reader against articles that people annotated: precision, recall and F1, errors, calibration, floors.

The measures are micro-averaged: facts of all articles are counted together, so that an article weighs as much as it
states. What a fact is, and when two agree, is set out in `docs/facts.md` and `docs/evaluation.md`.
"""
