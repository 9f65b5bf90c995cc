#include "widgets/kit/json_editor.h"

#include <algorithm>

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

#include "widgets/kit/json_look.h"
#include "widgets/kit/theme.h"

// QScintilla's headers are written with Qt's keywords, which the rest is compiled without.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots

namespace kit {

namespace {

using Base = QsciScintillaBase;

constexpr int Mistake = 8; // of the indicators, and of the markers in the margin
constexpr int LineMargin = 0;
constexpr int SignMargin = 1;
constexpr int SignWidth = 12;
constexpr int Indentation = 4;

} // namespace

JsonEditor::JsonEditor(const Theme &theme, const QString &name, const QString &words, QWidget *parent)
    : QWidget(parent), theme_(theme), text_(new QsciScintilla) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(text_);
    setFocusProxy(text_);
    text_->setObjectName(name);
    text_->setAccessibleName(words);
    text_->installEventFilter(this);
    dressJson(text_, theme);
    text_->setWrapMode(QsciScintilla::WrapWord);
    text_->setWrapVisualFlags(QsciScintilla::WrapFlagNone, QsciScintilla::WrapFlagNone, Indentation);
    text_->setFolding(QsciScintilla::PlainFoldStyle, 2);
    text_->setAutoIndent(true);
    text_->setIndentationsUseTabs(false);
    text_->setIndentationWidth(Indentation);
    text_->setMarginType(LineMargin, QsciScintilla::NumberMargin);
    const auto fitNumbers = [this] {
        const auto digits = std::max<qsizetype>(3, QString::number(text_->lines()).size());
        text_->setMarginWidth(LineMargin, QString(digits + 1, QLatin1Char('0')));
    };
    fitNumbers();
    connect(text_, &QsciScintilla::linesChanged, this, fitNumbers);
    text_->setMarginType(SignMargin, QsciScintilla::SymbolMargin);
    text_->setMarginWidth(SignMargin, SignWidth);
    text_->setMarginMarkerMask(SignMargin, 1 << Mistake);
    text_->markerDefine(QsciScintilla::Circle, Mistake);
    text_->indicatorDefine(QsciScintilla::SquiggleIndicator, Mistake);
    text_->SendScintilla(Base::SCI_AUTOCSETSEPARATOR, '\n');
    text_->SendScintilla(Base::SCI_AUTOCSETIGNORECASE, 1);
    text_->SendScintilla(Base::SCI_AUTOCSETORDER, Base::SC_ORDER_PERFORMSORT);
    connect(&theme, &Theme::changed, this, &JsonEditor::dress);
    dress();
    connect(text_, &QsciScintilla::textChanged, this, [this] {
        if (!isFilling_)
            Q_EMIT edited();
    });
    connect(text_, &Base::SCN_CHARADDED, this, [this] { Q_EMIT wordsWanted(false); });
}

void JsonEditor::dress() {
    const auto danger = theme_.strong(Tone::Danger);
    text_->setMarkerBackgroundColor(danger, Mistake);
    text_->setMarkerForegroundColor(danger, Mistake);
    text_->setIndicatorForegroundColor(danger, Mistake);
}

void JsonEditor::setText(const QString &text) {
    const int line = text_->firstVisibleLine();
    isFilling_ = true;
    text_->setText(text);
    isFilling_ = false;
    text_->setFirstVisibleLine(line);
}

void JsonEditor::mark(const QList<Range> &ranges) {
    const auto end = static_cast<long>(length());
    text_->SendScintilla(Base::SCI_SETINDICATORCURRENT, Mistake);
    text_->SendScintilla(Base::SCI_INDICATORCLEARRANGE, 0ul, end);
    text_->markerDeleteAll(Mistake);
    for (const auto &range : ranges) {
        const auto from = std::clamp<long>(range.from, 0, std::max(0L, end - 1));
        const auto line = text_->SendScintilla(Base::SCI_LINEFROMPOSITION, static_cast<unsigned long>(from));
        const auto lineEnd = text_->SendScintilla(Base::SCI_GETLINEENDPOSITION, static_cast<unsigned long>(line));
        const auto to = std::min<long>(range.to, lineEnd);
        text_->SendScintilla(Base::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(from), std::max(1L, to - from));
        text_->markerAdd(static_cast<int>(line), Mistake);
    }
}

// QScintilla asks the screen at that place for its size, also where there is none, and ends the program.
bool JsonEditor::isOnScreen(int position) const {
    const auto place = static_cast<long>(position);
    const auto x = static_cast<int>(text_->SendScintilla(Base::SCI_POINTXFROMPOSITION, 0UL, place));
    const auto y = static_cast<int>(text_->SendScintilla(Base::SCI_POINTYFROMPOSITION, 0UL, place));
    return QGuiApplication::screenAt(text_->viewport()->mapToGlobal(QPoint(x, y))) != nullptr;
}

void JsonEditor::offer(const QStringList &words, int begun) {
    if (words.isEmpty() || !isOnScreen(cursor() - begun) || !isOnScreen(cursor()))
        text_->SendScintilla(Base::SCI_AUTOCCANCEL);
    else
        text_->SendScintilla(Base::SCI_AUTOCSHOW, static_cast<unsigned long>(begun),
                             words.join(QLatin1Char('\n')).toUtf8().constData());
}

void JsonEditor::reveal(int position) {
    const auto place = static_cast<unsigned long>(std::clamp(position, 0, length()));
    text_->SendScintilla(Base::SCI_GOTOPOS, place);
    const auto line = static_cast<int>(text_->SendScintilla(Base::SCI_LINEFROMPOSITION, place));
    text_->setFirstVisibleLine(std::max(0, line - 2));
}

QString JsonEditor::text() const {
    return text_->text();
}

int JsonEditor::cursor() const {
    return static_cast<int>(text_->SendScintilla(Base::SCI_GETCURRENTPOS));
}

int JsonEditor::length() const {
    return static_cast<int>(text_->SendScintilla(Base::SCI_GETLENGTH));
}

// Tab writes here. Esc leads back out, since what comes next may be a deed; Ctrl+Tab leads on to it.
bool JsonEditor::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isControlled = key->modifiers() == Qt::ControlModifier;
    if (isControlled && key->key() == Qt::Key_Space) {
        Q_EMIT wordsWanted(true);
        return true;
    }
    if (isControlled && key->key() == Qt::Key_Period) {
        Q_EMIT fixesWanted();
        return true;
    }
    if (isControlled && key->key() == Qt::Key_Tab) {
        focusNextChild();
        return true;
    }
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isReturn && key->modifiers() == Qt::NoModifier && text_->SendScintilla(Base::SCI_AUTOCACTIVE) == 0) {
        breakLine();
        return true;
    }
    if (key->key() == Qt::Key_Escape && text_->SendScintilla(Base::SCI_AUTOCACTIVE) == 0) {
        focusPreviousChild();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

// What is within something stands further in than it.
void JsonEditor::breakLine() {
    int line = 0;
    int column = 0;
    text_->getCursorPosition(&line, &column);
    const auto before = text_->text(line).left(column);
    const auto inner = before.trimmed();
    const bool isOpened = inner.endsWith(QLatin1Char('{')) || inner.endsWith(QLatin1Char('['));
    qsizetype depth = 0;
    while (depth < before.size() && before[depth] == QLatin1Char(' '))
        ++depth;
    const auto indent = QString(depth + (isOpened ? Indentation : 0), QLatin1Char(' '));
    text_->SendScintilla(Base::SCI_REPLACESEL, (QLatin1Char('\n') + indent).toUtf8().constData());
    text_->SendScintilla(Base::SCI_SCROLLCARET);
}

} // namespace kit
