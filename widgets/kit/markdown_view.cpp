#include "widgets/kit/markdown_view.h"

#include <QTextBlock>
#include <QTextTable>

#include "widgets/kit/theme.h"

namespace kit {

namespace {

// The cursor's whole paragraph takes the format beside what its words have of their own.
void mergeWords(const QTextBlock &block, const QTextCharFormat &format) {
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    cursor.mergeCharFormat(format);
}

} // namespace

MarkdownView::MarkdownView(const Theme &theme, QWidget *parent) : QTextBrowser(parent), theme_(theme) {
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    document()->setIndentWidth(theme.px(Size::SpaceWide));
    connect(&theme, &Theme::changed, this, &MarkdownView::render);
}

void MarkdownView::setMarkdown(const QString &text) {
    text_ = text;
    render();
    moveCursor(QTextCursor::Start);
}

QVariant MarkdownView::loadResource(int, const QUrl &) {
    return {};
}

// Qt sets Markdown without space between paragraphs and by weights that the fonts do not have.
void MarkdownView::render() {
    document()->setMarkdown(text_, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownNoHTML) |
                                       QTextDocument::MarkdownDialectGitHub);
    for (auto block = document()->begin(); block.isValid(); block = block.next()) {
        setBlock(block);
        setWords(block);
    }
    const auto frames = document()->rootFrame()->childFrames();
    for (auto *frame : frames) {
        if (auto *table = qobject_cast<QTextTable *>(frame))
            setTable(*table);
    }
}

void MarkdownView::setBlock(const QTextBlock &block) {
    const int level = block.blockFormat().headingLevel();
    const auto role = level == 0 ? TextRole::Body : level == 1 ? TextRole::Title : TextRole::Object;
    const bool isInTable = QTextCursor(block).currentTable();
    QTextBlockFormat format;
    format.setLineHeight(theme_.lineHeight(role), QTextBlockFormat::MinimumHeight);
    format.setTopMargin(level > 1 ? theme_.px(Size::SpaceMedium) : 0);
    format.setBottomMargin(isInTable ? 0 : theme_.px(block.textList() ? Size::SpaceTiny : Size::SpaceSmall));
    QTextCursor(block).mergeBlockFormat(format);
    if (level == 0)
        return;
    QTextCharFormat words;
    words.setFont(theme_.font(role));
    mergeWords(block, words);
}

void MarkdownView::setWords(const QTextBlock &block) {
    for (auto part = block.begin(); !part.atEnd(); ++part) {
        const auto fragment = part.fragment();
        QTextCharFormat format;
        if (fragment.charFormat().fontFixedPitch())
            format.setFont(theme_.font(TextRole::Mono));
        else if (fragment.charFormat().fontWeight() > QFont::DemiBold)
            format.setFontWeight(QFont::DemiBold);
        if (format.isEmpty())
            continue;
        QTextCursor cursor(document());
        cursor.setPosition(fragment.position());
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(format);
    }
}

void MarkdownView::setTable(QTextTable &table) {
    auto format = table.format();
    format.setBorder(1);
    format.setBorderCollapse(true);
    format.setBorderBrush(theme_.color(Color::Border));
    format.setCellPadding(theme_.px(Size::SpaceTiny));
    format.setBottomMargin(theme_.px(Size::SpaceMedium));
    table.setFormat(format);
}

} // namespace kit
