// A small bitmap font of our own: capitals, digits and punctuation, 5 by 7 pixels.
#pragma once

namespace framewright::frame {

inline constexpr int kGlyphWidth = 5;
inline constexpr int kGlyphHeight = 7;

// Is the pixel of the character's glyph set? Lower case draws as capitals, unknown characters as an empty box.
bool GlyphPixel(char character, int x, int y);

}  // namespace framewright::frame
