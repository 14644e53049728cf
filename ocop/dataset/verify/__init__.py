"""Whether a dataset is sound: what must hold in every one of them, and which rows it does not hold for."""

from ocop.dataset.verify.checking import Finding, Verification, invariants, verify
from ocop.dataset.verify.invariant import Invariant

__all__ = ["Finding", "Invariant", "Verification", "invariants", "verify"]
