#pragma once

#include <QTextBrowser>

class QTextTable;

namespace kit {

class Theme;

// Markdown from wherever, set in the console's type: without HTML, and nothing that it names is loaded, neither from
// this machine nor from another. A link opens nothing by itself; whoever owns the view decides by anchorClicked().
class MarkdownView : public QTextBrowser {
    Q_OBJECT

public:
    explicit MarkdownView(const Theme &theme, QWidget *parent = nullptr);

    void setMarkdown(const QString &text);

    QVariant loadResource(int type, const QUrl &name) override;

private:
    void render();
    void setBlock(const QTextBlock &block);
    void setWords(const QTextBlock &block);
    void setTable(QTextTable &table);

    const Theme &theme_;
    QString text_;
};

} // namespace kit
