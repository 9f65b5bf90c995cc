#include "widgets/kit/json_look.h"

#include "widgets/kit/theme.h"

// QScintilla's headers are written with Qt's keywords, which the rest is compiled without.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscilexerjson.h>
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots

namespace kit {

namespace {

void dress(QsciScintilla *text, const Theme &theme) {
    // QScintilla asks for points where the theme has pixels.
    auto font = theme.font(TextRole::Mono);
    font.setPointSizeF(font.pixelSize() * 72.0 / text->logicalDpiY());
    auto *json = text->lexer();
    json->setFont(font);
    json->setPaper(theme.color(Color::Surface));
    json->setDefaultPaper(theme.color(Color::Surface));
    json->setColor(theme.color(Color::Text));
    json->setColor(theme.color(Color::Accent), QsciLexerJSON::Property);
    json->setColor(theme.color(Color::Ok), QsciLexerJSON::String);
    json->setColor(theme.color(Color::Warn), QsciLexerJSON::Number);
    json->setColor(theme.color(Color::Warn), QsciLexerJSON::Keyword);
    json->setColor(theme.color(Color::Text2), QsciLexerJSON::Operator);
    text->setPaper(theme.color(Color::Surface));
    text->setColor(theme.color(Color::Text));
    text->setCaretForegroundColor(theme.color(Color::Text));
    text->setSelectionBackgroundColor(theme.color(Color::AccentSoft));
    text->setSelectionForegroundColor(theme.color(Color::Text));
    text->setMarginsBackgroundColor(theme.color(Color::Surface));
    text->setMarginsForegroundColor(theme.color(Color::Text3));
    text->setFoldMarginColors(theme.color(Color::Surface), theme.color(Color::Surface));
}

} // namespace

void dressJson(QsciScintilla *text, const Theme &theme) {
    text->setUtf8(true);
    text->setFrameShape(QFrame::NoFrame);
    text->setLexer(new QsciLexerJSON(text));
    QObject::connect(&theme, &Theme::changed, text, [text, &theme] { dress(text, theme); });
    dress(text, theme);
}

} // namespace kit
