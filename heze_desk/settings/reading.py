"""The office's first settings, as they may lie beside a policy in desk.toml."""

from pathlib import Path
from typing import Any

from heze_desk.policy.filling import fill
from heze_desk.policy.sheet import open_sheet
from heze_desk.settings.records import Settings

FILE = "desk.toml"


def read(folder: Path) -> dict[str, Any]:
    """The settings written there; none where there is no such file. A mistake is refused with its line."""
    if not (folder / FILE).exists():
        return {}
    sheet = open_sheet(folder, FILE)
    settings = fill(Settings, sheet)
    return {name: getattr(settings, name) for name in sheet.values}
