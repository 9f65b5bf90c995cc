#include "widgets/kit/markdown_view.h"

namespace kit {

MarkdownView::MarkdownView(QWidget *parent) : QTextBrowser(parent) {
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
}

void MarkdownView::setMarkdown(const QString &text) {
    document()->setMarkdown(text, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownNoHTML) |
                                      QTextDocument::MarkdownDialectGitHub);
    moveCursor(QTextCursor::Start);
}

QVariant MarkdownView::loadResource(int, const QUrl &) {
    return {};
}

} // namespace kit
