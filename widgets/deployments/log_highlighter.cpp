#include "widgets/deployments/log_highlighter.h"

#include "widgets/deployments/log_text.h"
#include "widgets/kit/theme.h"

namespace deploymentspage {

LogHighlighter::LogHighlighter(const kit::Theme &theme, const kit::TimeText &times, QTextDocument *document)
    : QSyntaxHighlighter(document), theme_(theme), times_(times) {
    connect(&theme, &kit::Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void LogHighlighter::setSought(const QString &sought) {
    sought_ = sought;
}

void LogHighlighter::highlightBlock(const QString &line) {
    if (sought_.isEmpty())
        return;
    QTextCharFormat found;
    found.setBackground(theme_.color(kit::Color::WarnSoft));
    found.setForeground(theme_.color(kit::Color::Warn));
    found.setFontUnderline(true);
    for (auto at = line.indexOf(sought_, LogText::textAt(line, times_), Qt::CaseInsensitive); at >= 0;
         at = line.indexOf(sought_, at + sought_.size(), Qt::CaseInsensitive))
        setFormat(static_cast<int>(at), static_cast<int>(sought_.size()), found);
}

} // namespace deploymentspage
