"""A program killed while one writes has lost at most what was typed in the last two seconds."""

from build_spec.bench.record_typing import killed


def test_a_killed_program_loses_at_most_two_seconds(tmp_path, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    (tmp_path / "first").mkdir()
    loss = killed(tmp_path / "first", 2.7)

    assert loss.typed > 5
    assert loss.seconds <= 2
