"""Documents kept as JSON, so that a paper once issued reads the same ever after."""

import json
import re
from dataclasses import asdict, fields
from typing import Any, get_args

from reports.document import Block, Document
from reports.errors import PaperError

KINDS: dict[str, type[Block]] = {kind.__name__: kind for kind in get_args(Block)}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(document: Document) -> str:
    """Readable text that can always be stored as UTF-8."""
    body = [{"block": type(block).__name__, **asdict(block)} for block in document.body]
    text = json.dumps({**asdict(document), "body": body}, ensure_ascii=False)
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def from_json(text: str) -> Document:
    """A document as it was kept; parts that came into the vocabulary later have their usual values."""
    try:
        kept = json.loads(text)
        return Document(**{**_known(kept, Document), "body": tuple(map(_block, kept["body"]))})
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise PaperError(
            "留存的文件内容无法读出，可能已损坏，或由更新版本的程序写成。请升级程序或从备份恢复。"
        ) from fault


def _block(kept: dict[str, Any]) -> Block:
    kind = KINDS[kept["block"]]
    return kind(**_known({name: part for name, part in kept.items() if name != "block"}, kind))


def _known(kept: dict[str, Any], kind: type[Block | Document]) -> dict[str, Any]:
    if unknown := kept.keys() - {field.name for field in fields(kind)}:
        raise ValueError(f"{kind.__name__} has no {unknown}")
    return {name: _frozen(part) for name, part in kept.items()}


def _frozen(part: Any) -> Any:
    return tuple(map(_frozen, part)) if isinstance(part, list) else part
