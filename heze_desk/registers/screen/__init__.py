"""The page 五类名录: a tab for each register, the targets, the people wanted, and what is spent on research."""

from heze_desk.registers.screen.page import RegisterScreen

__all__ = ["RegisterScreen"]
