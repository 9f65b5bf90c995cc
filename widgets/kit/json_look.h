#pragma once

class QsciScintilla;

namespace kit {

class Theme;

// JSON in the colors and the font of the theme, now and whenever that changes.
void dressJson(QsciScintilla *text, const Theme &theme);

} // namespace kit
