"""印发登记 on screen: every paper that was issued, as it was issued, and what became of it."""

from heze_desk.issuing.screen.page import IssuedScreen as IssuedScreen
