"""A project for each test; the programs of the tests keep their bytecode to themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.folders import TEXT, new_project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one article of five sentences."""
    return new_project(tmp_path / "project", a=TEXT)
