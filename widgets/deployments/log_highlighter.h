#pragma once

#include <QSyntaxHighlighter>

namespace kit {
class Theme;
class TimeText;
} // namespace kit

namespace deploymentspage {

// Marks what the filter of lines found in them, as the service finds it: in any case, in what was written alone.
class LogHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    LogHighlighter(const kit::Theme &theme, const kit::TimeText &times, QTextDocument *document);

    // Of the lines that come from now on; empty marks nothing.
    void setSought(const QString &sought);

protected:
    void highlightBlock(const QString &line) override;

private:
    const kit::Theme &theme_;
    const kit::TimeText &times_;
    QString sought_;
};

} // namespace deploymentspage
