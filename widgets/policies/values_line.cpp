#include "widgets/policies/values_line.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

namespace policiespage {

namespace {

constexpr QLatin1Char Comma(',');

} // namespace

ValuesLine::ValuesLine(QWidget *parent)
    : QLineEdit(parent), offered_(new QStringListModel(this)), completer_(new QCompleter(offered_, this)) {
    completer_->setWidget(this);
    completer_->setCaseSensitivity(Qt::CaseInsensitive);
    completer_->setFilterMode(Qt::MatchContains);
    connect(completer_, qOverload<const QString &>(&QCompleter::activated), this, &ValuesLine::insert);
    connect(this, &QLineEdit::textEdited, this, [this] { offer(false); });
}

void ValuesLine::setValues(const QStringList &values) {
    if (values != this->values())
        setText(values.join(QStringLiteral(", ")));
}

void ValuesLine::setOffered(const QStringList &offered) {
    if (offered != offered_->stringList())
        offered_->setStringList(offered);
}

void ValuesLine::setOffered(const QList<Named> &offered) {
    QStringList lines;
    named_.clear();
    for (const auto &one : offered) {
        lines << (one.words.isEmpty() ? one.value : tr("%1, %2", "a name, an id").arg(one.words, one.value));
        named_[lines.last()] = one.value;
    }
    setOffered(lines);
}

void ValuesLine::setSingle(bool isSingle) {
    isSingle_ = isSingle;
}

QStringList ValuesLine::values() const {
    if (isSingle_)
        return text().isEmpty() ? QStringList() : QStringList{text()};
    QStringList values;
    for (const auto &part : text().split(Comma))
        if (const auto value = part.trimmed(); !value.isEmpty())
            values << value;
    return values;
}

// While words are offered these keys are theirs.
void ValuesLine::keyPressEvent(QKeyEvent *event) {
    if (completer_->popup()->isVisible()) {
        switch (event->key()) {
        case Qt::Key_Enter:
        case Qt::Key_Return:
        case Qt::Key_Escape:
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
            return event->ignore();
        default:
            break;
        }
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)
        return offer(true);
    QLineEdit::keyPressEvent(event);
}

int ValuesLine::beginning() const {
    if (isSingle_)
        return 0;
    int at = static_cast<int>(text().left(cursorPosition()).lastIndexOf(Comma)) + 1;
    while (at < cursorPosition() && text().at(at).isSpace())
        ++at;
    return at;
}

void ValuesLine::offer(bool isAsked) {
    const auto begun = text().mid(beginning(), cursorPosition() - beginning());
    completer_->setCompletionPrefix(begun);
    const bool isWhole = completer_->completionCount() == 1 && completer_->currentCompletion() == begun;
    if (completer_->completionCount() == 0 || isWhole || (begun.isEmpty() && !isAsked))
        return completer_->popup()->hide();
    completer_->complete();
}

void ValuesLine::insert(const QString &offered) {
    const auto value = named_.value(offered, offered);
    const int from = beginning();
    auto rest = text().mid(cursorPosition());
    if (!isSingle_ && rest.indexOf(Comma) >= 0)
        rest = rest.mid(rest.indexOf(Comma));
    else
        rest.clear();
    setText(text().left(from) + value + rest);
    setCursorPosition(from + static_cast<int>(value.size()));
    Q_EMIT textEdited(text());
}

} // namespace policiespage
