"""Makes the fonts in this folder from the packages they come from: `python -m resources.fonts.build [FOLDER]`.

FOLDER holds the downloaded packages, and keeps them for the next time; needs fontTools, npm, and apt-get of Debian 12.
The same packages and the same fontTools give the same bytes.
"""

import gzip
import hashlib
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resources.fonts import letters, outlines
from resources.fonts.sources import FANDOL, NOTO_SANS, NOTO_SERIF, WENKAI, BuildError, Package

HERE = Path(__file__).parent
FANG = "./usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf"
SERIF, SERIF_BOLD = "package/400Regular/NotoSerifSC_400Regular.ttf", "package/700Bold/NotoSerifSC_700Bold.ttf"
SANS, SANS_MEDIUM = "package/400Regular/NotoSansSC_400Regular.ttf", "package/500Medium/NotoSansSC_500Medium.ttf"
KAI, KAI_LIGHT = "package/files/lxgw-wenkai-latin-500-normal.woff", "package/files/lxgw-wenkai-latin-300-normal.woff"
COPIES = {
    "FandolFang-Regular.otf": (FANDOL, FANG),
    "licences/Fandol-GPL-3.0-with-font-exception.txt": (FANDOL, "./usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz"),
    "licences/Fandol-README.txt": (FANDOL, "./usr/share/doc/texlive-doc/fonts/fandol/README"),
    "licences/LXGW-WenKai-OFL-1.1.txt": (WENKAI, "package/LICENSE"),
    "licences/Noto-Sans-SC-OFL-1.1.txt": (NOTO_SANS, "package/LICENSE_FONT"),
    "licences/Noto-Serif-SC-OFL-1.1.txt": (NOTO_SERIF, "package/LICENSE_FONT"),
}


@dataclass(frozen=True)
class Recipe:
    """A font to make: its own PostScript name, where it comes from, and the letters to keep."""

    name: str
    package: Package
    member: str
    wanted: frozenset[int]
    for_paper: bool = True

    def make(self, folder: Path) -> bytes:
        font = outlines.opened(self.package.content(folder, self.member))
        cubic, change = "CFF " in font, "cut down to some of its letters"
        outlines.cut(font, self.wanted)
        if cubic:
            outlines.to_truetype(font)
            change += ", converted from CFF to TrueType outlines"
        if self.for_paper:
            outlines.square(font)
            change += ", marks widened to the em"
        outlines.rename(font, self.name, f"{change}, renamed {self.name}")
        return outlines.saved(font)


def recipes(folder: Path) -> Iterator[Recipe]:
    """Every font of the folder; the light Kai holds only what FandolFang lacks, the rare Song what no other has."""
    common, everything = letters.common(), frozenset(range(sys.maxunicode + 1))
    in_fang = outlines.letters_of(outlines.opened(FANDOL.content(folder, FANG)))
    yield Recipe("DeskSong-Bold", NOTO_SERIF, SERIF_BOLD, common)
    yield Recipe("DeskSong-Regular", NOTO_SERIF, SERIF, common)
    yield Recipe("DeskSong-Rare", NOTO_SERIF, SERIF, everything - common, for_paper=False)
    yield Recipe("DeskHei-Medium", NOTO_SANS, SANS_MEDIUM, common)
    yield Recipe("DeskHei-Regular", NOTO_SANS, SANS, common, for_paper=False)
    yield Recipe("DeskKai-Regular", WENKAI, KAI, common)
    light = (common | letters.traditional()) - (common & in_fang)
    yield Recipe("DeskKai-Light", WENKAI, KAI_LIGHT, light, for_paper=False)
    yield Recipe("DeskFang-Regular", FANDOL, FANG, common)


def build(packages: Path) -> None:
    """Write the fonts, their licences and their checksums."""
    (HERE / "licences").mkdir(exist_ok=True)
    for name, (package, member) in COPIES.items():
        (HERE / name).write_bytes(_plain(package.content(packages, member), name, member))
    sums = []
    for recipe in recipes(packages):
        content = recipe.make(packages)
        (HERE / f"{recipe.name}.ttf").write_bytes(content)
        sums.append(f"{hashlib.sha256(content).hexdigest()}  {recipe.name}.ttf\n")
        print(f"{recipe.name}.ttf {len(content):,}")
    (HERE / "SHA256SUMS").write_text("".join(sorted(sums, key=lambda line: line[66:])), "ascii")


def _plain(content: bytes, name: str, member: str) -> bytes:
    content = gzip.decompress(content) if member.endswith(".gz") else content
    return content.replace(b"\r\n", b"\n") if name.endswith(".txt") else content


def main() -> int:
    with tempfile.TemporaryDirectory() as temporary:
        try:
            build(Path(sys.argv[1] if len(sys.argv) > 1 else temporary))
        except BuildError as failure:
            print(failure, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
