"""批示督办 on screen: everything open by what must happen next, and what is done about it."""

from heze_desk.instructions.screen.page import InstructionScreen as InstructionScreen
