"""The recipe room: writes every model pack that ships, and trains the one that is trained. The product needs none of it."""
