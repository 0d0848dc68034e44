"""The office's settings, one row a name; what was never set has the default of the record."""

import json
from dataclasses import asdict, replace
from enum import StrEnum
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.settings.records import Settings
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load


def get(db: Database) -> Settings:
    kept = {name: json.loads(value) for name, value in db.execute("select name, value from setting")}
    defaults = asdict(Settings())
    return load(Settings, defaults | {name: value for name, value in kept.items() if _means(value, defaults.get(name))})


def change(db: Database, **fields: Any) -> Settings:
    """Set some of them; the record refuses what makes no sense."""
    if unknown := fields.keys() - asdict(Settings()).keys():
        raise DeskError(f"没有名为“{'、'.join(sorted(unknown))}”的设置。")
    old = get(db)
    settings = load(Settings, asdict(replace(old, **fields)))
    for name in (name for name in fields if getattr(settings, name) != getattr(old, name)):
        value = json.dumps(getattr(settings, name), ensure_ascii=False)
        db.execute(
            """
            insert into setting (name, value) values (:name, :value)
            on conflict (name) do update set value = excluded.value where value <> excluded.value
            """,
            {"name": name, "value": value},
        )
    return settings


def _means(value: Any, default: Any) -> bool:
    """Whether this release knows the word; one that a later release offered is passed over."""
    return not isinstance(default, StrEnum) or value in list(type(default))
