"""What is measured and how: each module prints ratios taken in one run; `python -m benchmarks` runs them all."""
