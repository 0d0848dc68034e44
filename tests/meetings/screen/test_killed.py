"""A program killed while one writes has lost at most what was typed in the last two seconds."""

import pytest

from build_spec.bench.record_typing import Place, killed


@pytest.mark.parametrize("place", Place)
def test_a_killed_program_loses_at_most_two_seconds(tmp_path, monkeypatch, place):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    loss = killed(tmp_path, 2.7, place)

    assert loss.typed > 5
    assert loss.seconds <= 2
