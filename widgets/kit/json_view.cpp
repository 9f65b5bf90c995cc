#include "widgets/kit/json_view.h"

#include <QJsonDocument>
#include <QVBoxLayout>

#include "backend/core/intent.h"
#include "widgets/kit/hidden_password.h"
#include "widgets/kit/theme.h"

// QScintilla's headers are written with Qt's keywords, which the rest is compiled without.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscilexerjson.h>
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots

namespace kit {

JsonView::JsonView(const Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme), text_(new QsciScintilla) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(text_);
    setFocusProxy(text_);
    text_->setUtf8(true);
    text_->setReadOnly(true);
    text_->setWrapMode(QsciScintilla::WrapWord);
    text_->setMarginWidth(1, 0);
    text_->setFolding(QsciScintilla::PlainFoldStyle, 2);
    text_->setCaretLineVisible(false);
    text_->setFrameShape(QFrame::NoFrame);
    text_->setAccessibleName(tr("JSON"));
    // Tab leaves the view, as nothing can be typed into it.
    using Base = QsciScintillaBase;
    text_->SendScintilla(Base::SCI_CLEARCMDKEY, Base::SCK_TAB);
    text_->SendScintilla(Base::SCI_CLEARCMDKEY, Base::SCK_TAB | (Base::SCMOD_SHIFT << 16));
    text_->setLexer(new QsciLexerJSON(this));
    connect(&theme_, &Theme::changed, this, &JsonView::dress);
    dress();
}

void JsonView::show(const v1::Resource &resource) {
    showJson(QByteArray::fromStdString(core::canonicalIntent(resource)));
}

void JsonView::showJson(const QByteArray &json) {
    const auto document = QJsonDocument::fromJson(json);
    const auto shown = document.isNull() ? json : document.toJson(QJsonDocument::Indented);
    text_->setText(withoutPasswords(QString::fromUtf8(shown)));
}

QString JsonView::text() const {
    return text_->text();
}

void JsonView::dress() {
    // QScintilla asks for points where the theme has pixels.
    auto font = theme_.font(TextRole::Mono);
    font.setPointSizeF(font.pixelSize() * 72.0 / logicalDpiY());
    auto *json = text_->lexer();
    json->setFont(font);
    json->setPaper(theme_.color(Color::Surface));
    json->setDefaultPaper(theme_.color(Color::Surface));
    json->setColor(theme_.color(Color::Text));
    json->setColor(theme_.color(Color::Accent), QsciLexerJSON::Property);
    json->setColor(theme_.color(Color::Ok), QsciLexerJSON::String);
    json->setColor(theme_.color(Color::Warn), QsciLexerJSON::Number);
    json->setColor(theme_.color(Color::Warn), QsciLexerJSON::Keyword);
    json->setColor(theme_.color(Color::Text2), QsciLexerJSON::Operator);
    text_->setPaper(theme_.color(Color::Surface));
    text_->setColor(theme_.color(Color::Text));
    text_->setCaretForegroundColor(theme_.color(Color::Text));
    text_->setSelectionBackgroundColor(theme_.color(Color::AccentSoft));
    text_->setSelectionForegroundColor(theme_.color(Color::Text));
    text_->setMarginsBackgroundColor(theme_.color(Color::Surface));
    text_->setFoldMarginColors(theme_.color(Color::Surface), theme_.color(Color::Surface));
}

} // namespace kit
