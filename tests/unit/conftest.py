"""What the tests of the package share: they check hundreds of damaged copies of the data, most of each as it was."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest

from annex.check import source_text as transcription
from annex.load import yaml_reader as yamlfile


@pytest.fixture(scope="session", autouse=True)
def remembered() -> Iterator[None]:
    """Both only read what they are given, so that the same bytes need no second look. A build would keep, for nothing,
    what it reads once."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(transcription, "parse", lru_cache(maxsize=2)(transcription.parse))
        patched.setattr(yamlfile, "read", lru_cache(maxsize=2)(yamlfile.read))
        yield
