"""Documents kept as JSON, so that a paper once issued reads the same ever after."""

import json
import re
from dataclasses import asdict, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from reports.document import Beside, Block, Document
from reports.errors import PaperError

KINDS: dict[str, type[Block]] = {kind.__name__: kind for kind in get_args(Block)}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(document: Document) -> str:
    """Readable text that can always be stored as UTF-8."""
    body = [_told(block) for block in document.body]
    text = json.dumps({**asdict(document), "body": body}, ensure_ascii=False)
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def from_json(text: str) -> Document:
    """A document as it was kept; parts that came into the vocabulary later have their usual values."""
    try:
        kept = json.loads(text)
        blocks = tuple(map(_block, kept.pop("body")))
        made: Document = _made(kept, Document, body=blocks)
        return made
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise PaperError(
            "留存的文件内容无法读出，可能已损坏，或由更新版本的程序写成。请升级程序或从备份恢复。"
        ) from fault


def _told(block: Block) -> dict[str, Any]:
    """A block with the name of its kind, and those within it with theirs."""
    if isinstance(block, Beside):
        sides = {"left": block.left, "right": block.right}
        return {"block": "Beside", **{side: [_told(panel) for panel in panels] for side, panels in sides.items()}}
    return {"block": type(block).__name__, **asdict(block)}


def _block(kept: dict[str, Any]) -> Block:
    made: Block = _made(kept, KINDS[kept.pop("block")])
    return made


def _made(kept: dict[str, Any], kind: Any, **more: Any) -> Any:
    hints = _hints(kind)
    if unknown := kept.keys() - hints.keys():
        raise ValueError(f"{kind.__name__} has no {unknown}")
    return kind(**{name: _frozen(part, hints[name]) for name, part in kept.items()}, **more)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _frozen(part: Any, hint: Any) -> Any:
    """Lists as tuples, and what is a record within a block as that record again."""
    if isinstance(part, list):
        inner = get_args(hint)
        return tuple(_frozen(one, inner[0] if Ellipsis in inner else None) for one in part)
    if isinstance(part, dict) and "block" in part:
        return _block(part)
    return _made(part, hint) if isinstance(part, dict) and is_dataclass(hint) else part
