"""Several papers in one file, to be printed at once; their pages are those of the papers, untouched."""

import io
from collections.abc import Sequence
from pathlib import Path


def joined(papers: Sequence[bytes]) -> bytes:
    """The pages of all of them, in this order; a single paper stays byte for byte what it is."""
    if len(papers) == 1:
        return papers[0]
    import pypdfium2  # type: ignore[import-untyped]

    whole, written = pypdfium2.PdfDocument.new(), io.BytesIO()
    for content in papers:
        whole.import_pages(pypdfium2.PdfDocument(content))
    whole.save(written)
    return written.getvalue()


def written(papers: Sequence[bytes], path: Path, *, quiet: bool = False) -> None:
    """All of them as one file, whole or not at all."""
    from reports.files import write_whole

    told = write_whole(joined(papers), path)
    if not quiet:
        print(f"已导出：{told}")
