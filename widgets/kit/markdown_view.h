#pragma once

#include <QTextBrowser>

namespace kit {

// Markdown from wherever: without HTML, and nothing that it names is loaded, neither from this machine nor from
// another. A link opens nothing by itself; whoever owns the view decides by anchorClicked().
class MarkdownView : public QTextBrowser {
    Q_OBJECT

public:
    explicit MarkdownView(QWidget *parent = nullptr);

    void setMarkdown(const QString &text);

    QVariant loadResource(int type, const QUrl &name) override;
};

} // namespace kit
