"""Texts that are given as files: the record of a meeting, the text of its minutes."""

from pathlib import Path

from heze_desk.errors import DeskError

LARGEST = 2_000_000  # bytes


def text_file(path: Path) -> str:
    """What it says, with plain line ends and without empty lines around it; what is no text is refused."""
    try:
        if path.stat().st_size > LARGEST:
            raise DeskError(f"“{path.name}”太大，不是会议的文字；请核对文件。")
        words = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise DeskError(f"“{path.name}”不是 UTF-8 文本；请另存为 UTF-8 文本后重试。") from None
    except OSError:
        raise DeskError(f"读不到文件“{path.name}”；请检查路径。") from None
    if "\0" in words:
        raise DeskError(f"“{path.name}”不是文本文件；请核对文件。")
    return words.replace("\r\n", "\n").strip("\n")
