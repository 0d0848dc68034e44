"""Who uses PDFium at a time: the library keeps one state for the whole process."""

from threading import RLock

PDFIUM = RLock()
"""Pages are drawn for the window while others are printed, numbered or joined on other threads."""
