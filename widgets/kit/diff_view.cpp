#include "widgets/kit/diff_view.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

#include "widgets/kit/hidden_password.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/value_lines.h"

namespace kit {

namespace {

QString signOf(LineKind kind) {
    switch (kind) {
    case LineKind::Removed:
        return QStringLiteral("- ");
    case LineKind::Added:
        return QStringLiteral("+ ");
    case LineKind::Same:
        break;
    }
    return QStringLiteral("  ");
}

} // namespace

DiffView::DiffView(const Theme &theme, QWidget *parent) : QPlainTextEdit(parent), theme_(theme) {
    setReadOnly(true);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setAccessibleName(tr("Differences"));
    setFont(theme_.font(TextRole::Mono));
    connect(&theme_, &Theme::changed, this, &DiffView::render);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &DiffView::mark);
}

void DiffView::show(const google::protobuf::RepeatedPtrField<v1::ObjectDiff> &diffs) {
    lines_.clear();
    for (const auto &diff : diffs)
        append(diff, diffs.size() > 1);
    render();
}

void DiffView::show(const v1::ObjectDiff &diff) {
    lines_.clear();
    append(diff, false);
    render();
}

QSize DiffView::sizeHint() const {
    const int line = theme_.lineHeight(TextRole::Mono);
    const int rows = qBound(3, static_cast<int>(lines_.size()) + 1, 14);
    return {theme_.px(Size::InspectorWidth), rows * line};
}

void DiffView::resizeEvent(QResizeEvent *event) {
    QPlainTextEdit::resizeEvent(event);
    mark();
}

void DiffView::changeEvent(QEvent *event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Differences"));
}

void DiffView::append(const v1::ObjectDiff &diff, bool isNamed) {
    if (isNamed)
        lines_.append({Row::Heading, {LineKind::Same, QString::fromStdString(diff.name())}});
    // Of what was there before, an amount that is left out is 0; what is made or deleted had or has none.
    const bool isUpdate = diff.diff_kind() == v1::UPDATED;
    for (const auto &field : diff.fields())
        append(field, diff.name(), isUpdate);
}

void DiffView::append(const v1::FieldDiff &field, const std::string &object, bool isUpdate) {
    // Elements of some lists are named by their address.
    lines_.append({Row::Field, {LineKind::Same, withoutPasswordInPath(QString::fromStdString(field.path()))}});
    const auto lines = [&](const std::string &json) {
        return json.empty() && isUpdate ? ValueLines::ofNothing(object, field.path())
                                        : ValueLines::of(object, field.path(), json);
    };
    for (const auto &line : diffLines(lines(field.before()), lines(field.after())))
        lines_.append({Row::Line, line});
}

void DiffView::render() {
    QStringList texts;
    for (const auto &shown : std::as_const(lines_))
        texts << (shown.row == Row::Line ? signOf(shown.line.kind) + shown.line.text : shown.line.text);
    // Each mark holds a cursor, and a document moves all of them for each line that comes.
    setExtraSelections({});
    setPlainText(texts.join(QLatin1Char('\n')));
    mark();
}

void DiffView::mark() {
    QList<QTextEdit::ExtraSelection> marks;
    const auto isInSight = [this](const QTextBlock &block) {
        return blockBoundingGeometry(block).translated(contentOffset()).top() <= viewport()->height();
    };
    for (auto block = firstVisibleBlock(); block.isValid() && isInSight(block); block = block.next()) {
        const int index = block.blockNumber();
        // An empty document has a block all the same.
        if (index >= lines_.size())
            break;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        const auto &shown = lines_[index];
        if (shown.row == Row::Line && shown.line.kind != LineKind::Same) {
            const auto tone = shown.line.kind == LineKind::Removed ? Tone::Danger : Tone::Ok;
            mark.format.setBackground(theme_.soft(tone));
            // Without a selection the line is marked that the cursor is in, and a long one is wrapped to several.
            for (int line = 0; line < block.layout()->lineCount(); ++line) {
                mark.cursor.setPosition(block.position() + block.layout()->lineAt(line).textStart());
                marks << mark;
            }
            continue;
        }
        mark.cursor.select(QTextCursor::LineUnderCursor);
        mark.format.setForeground(theme_.color(shown.row == Row::Line ? Color::Text : Color::Text2));
        if (shown.row == Row::Heading)
            mark.format.setFontWeight(QFont::DemiBold);
        marks << mark;
    }
    setExtraSelections(marks);
}

} // namespace kit
