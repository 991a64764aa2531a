"""A project for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.folders import TEXT, new_project
from tests.ui.desk import TERMS, add_terms


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one article of five sentences and no terms."""
    return new_project(tmp_path / "project", a=TEXT)


@pytest.fixture
def termed(folder: Path) -> Path:
    """The same with a few terms that stand in its sentences."""
    add_terms(folder, *TERMS)
    return folder
