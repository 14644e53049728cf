from __future__ import annotations

import subprocess
import sys

import pytest

from ocop.dataset.light_imports import as_if_missing


@pytest.mark.parametrize("module", ["ocop.dataset.export", "ocop.cli.app", "ocop.web.site"])
def test_pandas_stays_where_it_is(module: str) -> None:
    """Where an analyst has it beside us, it would take more memory and time than most commands do."""
    asked = f"import sys, {module}; print('pandas' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "False"


def test_what_is_imported_already_stays_and_what_fails_leaves_nothing_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "wave", raising=False)
    with pytest.raises(RuntimeError), as_if_missing("json", "wave"):
        assert sys.modules["json"] is not None
        raise RuntimeError
    assert "wave" not in sys.modules
