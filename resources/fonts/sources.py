"""Where the fonts come from: packages pinned by version and by what is in them."""

import hashlib
import io
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path


class BuildError(Exception):
    """A font cannot be made; the text is one plain sentence."""


@dataclass(frozen=True)
class Package:
    """A package of the npm registry or of Debian, as the command line names it."""

    request: str
    file: str
    sha256: str

    def fetched(self, folder: Path) -> Path:
        """The package in the folder, downloaded unless it is there already."""
        path = folder / self.file
        if not path.is_file():
            self._download(folder)
        if hashlib.sha256(path.read_bytes()).hexdigest() != self.sha256:
            raise BuildError(f"{path} is not the {self.request} that the fonts are made from.")
        return path

    def content(self, folder: Path, member: str) -> bytes:
        """One file of the package."""
        with self._archive(self.fetched(folder)) as archive:
            file = archive.extractfile(member)
            if file is None:
                raise BuildError(f"{self.request} has no file {member}.")
            return file.read()

    def _download(self, folder: Path) -> None:
        command = ["apt-get", "download"] if self.file.endswith(".deb") else ["npm", "pack"]
        try:
            subprocess.run([*command, self.request], cwd=folder, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as failure:
            raise BuildError(f"{self.request} cannot be fetched with {' '.join(command)}.") from failure
        if not (folder / self.file).is_file():
            raise BuildError(f"{' '.join(command)} {self.request} did not bring {self.file}.")

    def _archive(self, path: Path) -> tarfile.TarFile:
        if path.suffix == ".deb":
            tar = subprocess.run(["dpkg-deb", "--fsys-tarfile", path], check=True, capture_output=True).stdout
            return tarfile.open(fileobj=io.BytesIO(tar))
        return tarfile.open(path)


NOTO_SERIF = Package(
    "@expo-google-fonts/noto-serif-sc@0.4.3",
    "expo-google-fonts-noto-serif-sc-0.4.3.tgz",
    "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
)
NOTO_SANS = Package(
    "@expo-google-fonts/noto-sans-sc@0.4.3",
    "expo-google-fonts-noto-sans-sc-0.4.3.tgz",
    "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
)
WENKAI = Package(
    "@fontsource/lxgw-wenkai@5.3.0",
    "fontsource-lxgw-wenkai-5.3.0.tgz",
    "e796ef6dd20f4eea37625222872095a7d049fa6bfdd6fe80a15dfa22fdf2c7ca",
)
FANDOL = Package(
    "texlive-lang-chinese=2022.20230122-1",
    "texlive-lang-chinese_2022.20230122-1_all.deb",
    "9cfa07bd44e7b9098e26f0ecac1b5ad210d2249d474c8074d53de92d650b0ec0",
)
