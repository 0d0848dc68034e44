"""The faces an office has installed, which its papers are expected to be set in.

fontTools is imported only when there is a file to look into.
"""

import os
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reports.faces import Face, Role

SMALLEST = 1_000_000  # bytes; no face with all of GB 2312 is smaller, and most others are passed over unread
PS_NAME, FULL_NAME, FAMILY = 6, 4, 1


@dataclass(frozen=True)
class Wish:
    title: str
    names: frozenset[str]  # family or full names, and file names without suffix, in lower case


def _wish(title: str, *names: str) -> Wish:
    return Wish(title, frozenset(name.lower() for name in (title, *names)))


WISHES: Mapping[Role, tuple[Wish, ...]] = {
    Role.TITLE: (
        _wish("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "FZXBSK"),
        _wish("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXBSJW"),
    ),
    Role.BODY: (_wish("仿宋_GB2312", "FangSong_GB2312", "SIMFANG_GB2312"), _wish("仿宋", "FangSong", "simfang")),
    Role.HEADING: (_wish("黑体", "SimHei"),),
    Role.SUBHEADING: (_wish("楷体_GB2312", "KaiTi_GB2312", "SIMKAI_GB2312"), _wish("楷体", "KaiTi", "simkai")),
    Role.NUMBER: (_wish("宋体", "SimSun"),),
}


def font_folders() -> tuple[Path, ...]:
    """Where Windows, 统信UOS, 银河麒麟 and other Linux systems keep fonts; those that are not there are left out."""
    home = Path.home()
    folders = [
        Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",
        Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local")) / "Microsoft/Windows/Fonts",
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    ]
    return tuple(folder for folder in folders if folder.is_dir())


def installed(folders: tuple[Path, ...]) -> Mapping[Role, tuple[Face, ...]]:
    """The wished-for faces found, most wanted first; whether they can be used shows when they are opened."""
    known = [(path, index, names) for path in _files(folders) for index, names in enumerate(_names(path))]
    return {
        role: tuple(
            Face(_ascii_name(path, index), wish.title, path, shipped=False, index=index)
            for wish in wishes
            for path, index, names in known
            if names & wish.names
        )
        for role, wishes in WISHES.items()
    }


def last_changes(folders: tuple[Path, ...]) -> tuple[tuple[str, int], ...]:
    """Every folder with the time at which a file was last put into it or taken out; no file is opened."""
    found = (place for folder in folders for place, _folders, _files in os.walk(folder))
    return tuple((place, Path(place).stat().st_mtime_ns) for place in found)


def _ascii_name(path: Path, index: int) -> str:
    return f"Office-{zlib.crc32(f'{path.name} {path.stat().st_size}'.encode()):08X}-{index}"


def _files(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in (".ttf", ".ttc") and path.is_file() and path.stat().st_size >= SMALLEST:
                yield path


def _names(path: Path) -> Iterator[frozenset[str]]:
    """The names of each face in the file; none for a file that is no font."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    try:
        for index in range(_faces(path)):
            records = TTFont(path, fontNumber=index, lazy=True)["name"].names
            given = {record.toUnicode().lower() for record in records if record.nameID in (FAMILY, FULL_NAME, PS_NAME)}
            yield frozenset(given | ({path.stem.lower()} if index == 0 else set()))
    except Exception:  # fontTools meets a damaged file with whatever happens to fail first
        return


def _faces(path: Path) -> int:
    with path.open("rb") as file:
        head = file.read(12)
    return int(struct.unpack(">L", head[8:])[0]) if head[:4] == b"ttcf" else 1
