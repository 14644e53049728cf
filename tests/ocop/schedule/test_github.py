"""The workflow: valid, pinned, careful with what it hands on."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from ocop import __version__
from ocop.cli.app import app
from ocop.errors import UsageError
from ocop.schedule.github import workflow
from ocop.schedule.times import rhythm_of

DAILY = rhythm_of("22:30")


@pytest.fixture(scope="module")
def job() -> dict[str, Any]:
    return parsed(workflow(DAILY, "lan@example.org"))["jobs"]["dataset"]


def parsed(text: str) -> dict[Any, Any]:
    read = yaml.safe_load(text)
    assert isinstance(read, dict)
    return read


def test_it_runs_when_it_should_and_one_at_a_time() -> None:
    read = parsed(workflow(DAILY, "lan@example.org"))
    # YAML 1.1 takes the key `on` for a truth.
    assert read[True] == {"schedule": [{"cron": "30 22 * * *"}], "workflow_dispatch": None}
    assert read["concurrency"] == {"group": "ocop-dataset", "cancel-in-progress": False}
    assert read["permissions"] == {"contents": "write", "actions": "read"}
    assert read["env"]["OCOP_CONTACT"] == "lan@example.org"


def test_no_placeholder_is_left() -> None:
    assert not re.search(r"@[A-Z_]+@", workflow(DAILY, "lan@example.org"))


def test_every_action_is_pinned_to_a_commit_with_its_version() -> None:
    uses = re.findall(r"^ *uses: (.*)$", workflow(DAILY, "lan@example.org"), re.MULTILINE)
    assert len(uses) == 4
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each) for each in uses)


def test_every_script_is_one_of_the_shell(job: dict[str, Any]) -> None:
    for step in job["steps"]:
        if script := step.get("run"):
            checked = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False)
            assert (checked.returncode, checked.stderr) == (0, ""), step["name"]
            assert "${{" not in script, "what is put into a script could be run by it"


def test_it_does_what_it_should_in_this_order(job: dict[str, Any]) -> None:
    names = [step["name"].split(",")[0] for step in job["steps"]]
    order = ["Refuse", "Take the dataset", "Refresh", "Verify", "Keep the dataset", "Publish"]
    found = [index for word in order for index, name in enumerate(names) if name.startswith(word)]
    assert found == sorted(found)
    assert len(found) == len(order)
    steps = {step["name"]: step for step in job["steps"]}
    assert f"ocop-harvest=={__version__}" in steps["Install ocop"]["run"]
    assert "verify.outcome == 'success'" in steps["Keep the dataset for the next run"]["if"], "or a damaged one goes on"
    assert steps["Publish the package"]["if"] == "${{ steps.run.outcome == 'success' }}"
    assert steps["Refresh, verify, make the package"]["timeout-minutes"] < job["timeout-minutes"] < 360


def test_its_commands_are_ours(job: dict[str, Any]) -> None:
    scripts = "\n".join(step.get("run", "") for step in job["steps"])
    verbs = set(re.findall(r"\bocop ([a-z]+)", scripts))
    assert verbs == {"run", "verify"}
    assert verbs <= {verb.name for verb in app.registered_commands}


def test_an_artifact_outlives_several_runs() -> None:
    for every, days in (("hour", 7), ("day", 30), ("week", 90)):
        steps = parsed(workflow(rhythm_of(every), "a@b.example"))["jobs"]["dataset"]["steps"]
        (kept,) = (step["with"] for step in steps if step["name"].startswith("Keep the dataset"))
        assert (kept["retention-days"], kept["name"]) == (days, "ocop-dataset")


@pytest.mark.parametrize(
    "contact", ["lan@VERSION@example.org", 'Lan "OCOP" <lan@example.org>', "https://a.example/#b: c"]
)
def test_a_contact_stays_what_it_is(contact: str) -> None:
    assert parsed(workflow(DAILY, contact))["env"]["OCOP_CONTACT"] == contact


@pytest.mark.parametrize("contact", ["${{ secrets.X }}", "a\nb"])
def test_a_contact_that_would_be_run_is_refused(contact: str) -> None:
    with pytest.raises(UsageError, match="cannot stand in a workflow"):
        workflow(DAILY, contact)


def test_a_registry_of_the_repository_is_handed_on() -> None:
    assert "--keep 0 --sources lists/my-outlets.toml\n" in workflow(DAILY, "a@b.example", Path("lists/my-outlets.toml"))


@pytest.mark.parametrize("path", ["/home/lan/s.toml", "../s.toml", "a b.toml", "$(id).toml", "nguồn.toml"])
def test_a_registry_elsewhere_is_refused(path: str) -> None:
    with pytest.raises(UsageError, match="within the repository"):
        workflow(DAILY, "a@b.example", Path(path))
