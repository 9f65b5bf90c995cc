#include "widgets/kit/json_view.h"

#include <QJsonDocument>
#include <QVBoxLayout>

#include "backend/core/intent.h"
#include "widgets/kit/hidden_password.h"
#include "widgets/kit/json_look.h"

// QScintilla's headers are written with Qt's keywords, which the rest is compiled without.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots

namespace kit {

JsonView::JsonView(const Theme &theme, QWidget *parent) : QWidget(parent), text_(new QsciScintilla) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(text_);
    setFocusProxy(text_);
    dressJson(text_, theme);
    text_->setReadOnly(true);
    text_->setWrapMode(QsciScintilla::WrapWord);
    text_->setMarginWidth(1, 0);
    text_->setFolding(QsciScintilla::PlainFoldStyle, 2);
    text_->setCaretLineVisible(false);
    text_->setAccessibleName(tr("JSON"));
    // Tab leaves the view, as nothing can be typed into it.
    using Base = QsciScintillaBase;
    text_->SendScintilla(Base::SCI_CLEARCMDKEY, Base::SCK_TAB);
    text_->SendScintilla(Base::SCI_CLEARCMDKEY, Base::SCK_TAB | (Base::SCMOD_SHIFT << 16));
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

} // namespace kit
