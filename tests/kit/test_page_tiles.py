"""Pages in pieces: sharp to the pixel, rough where there is no time, and no more in memory than agreed."""

from time import perf_counter

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from heze_desk.kit import page_tiles
from heze_desk.kit.page_tiles import PageTiles, Tile
from heze_desk.kit.pdf_pages import PdfPages
from reports import pdf
from reports.document import Document, Paragraph


@pytest.fixture(scope="module")
def pages(qapp):
    body = tuple(Paragraph("演示未来产业重点任务推进情况。" * 6) for _ in range(12))
    return PdfPages(pdf.to_pdf(Document(kind="通知", title="演示", body=body)))


def painted(tiles, place, ratio, *, until):
    """What is on a screen of this many pixels to the point, and the pieces still missing."""
    screen = QImage(round(700 * ratio), round(950 * ratio), QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    screen.fill(0xFFFFFFFF)
    painter = QPainter(screen)
    missing = tiles.paint(painter, 0, place, QRectF(0, 0, 700, 950), until=until)
    painter.end()
    return screen, missing


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_pieces_put_together_are_the_page_pixel_for_pixel(pages, ratio):
    place = QRectF(16, 16, 600, pages.height_in_pixels(0, 600))

    screen, missing = painted(PageTiles(pages), place, ratio, until=perf_counter() + 60)

    width, edge = round(600 * ratio), round(16 * ratio)
    screen.setDevicePixelRatio(1)
    shown = screen.copy(edge, edge, width, 800)
    assert missing == []
    assert shown == pages.picture(0, width).copy(0, 0, width, 800)


def test_what_there_is_no_time_for_is_drawn_rough_and_comes_back(pages):
    place = QRectF(16, 16, 600, 849)

    screen, missing = painted(PageTiles(pages), place, 1.0, until=0)

    assert [(tile.left, tile.top) for tile in missing] == [(0, 0), (0, 384), (0, 768)]
    rough = pages.picture(0, page_tiles.ROUGH).scaledToWidth(600)
    ink = [point for point in range(100, 500) if rough.pixelColor(point, 180).lightness() < 200]
    assert any(screen.pixelColor(16 + point, 16 + 180).lightness() < 240 for point in ink)


def test_only_pieces_in_sight_are_made(pages):
    place = QRectF(16, -700, 600, 849)

    tiles = PageTiles(pages)
    painted(tiles, place, 1.0, until=perf_counter() + 60)

    assert [top for top in (0, 384, 768) if tiles.has(Tile(0, 600, 0, top))] == [384, 768]


def test_the_oldest_pieces_make_room(pages, monkeypatch):
    monkeypatch.setattr(page_tiles, "KEPT_BYTES", 2 * 600 * 384 * 4)
    tiles = PageTiles(pages)

    for top in (0, 384, 768):
        tiles.make(Tile(0, 600, 0, top))

    assert [top for top in (0, 384, 768) if tiles.has(Tile(0, 600, 0, top))] == [384, 768]


def test_a_screen_without_time_is_sharp_soon_after(preview, qtbot, monkeypatch):
    from heze_desk.kit import page_canvas

    body = tuple(Paragraph("演示未来产业重点任务推进情况。" * 6) for _ in range(12))
    content = pdf.to_pdf(Document(kind="通知", title="演示", body=body))
    monkeypatch.setattr(page_canvas, "BUDGET_S", 0.0)
    preview.show_pdf(content, "第12期")
    rough = preview.canvas.viewport().grab().toImage()

    monkeypatch.setattr(page_canvas, "BUDGET_S", 10.0)

    qtbot.waitUntil(lambda: preview.canvas.viewport().grab().toImage() != rough)
    qtbot.waitUntil(lambda: not preview.canvas._more.isActive())
