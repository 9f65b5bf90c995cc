#include "widgets/shell/help_window.h"

#include <QAction>
#include <QFile>
#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>

#include "widgets/kit/markdown_view.h"
#include "widgets/kit/theme.h"
#include "widgets/shell/action_book.h"

namespace shell {

namespace {

const QString keys = QStringLiteral("keys");

QString folder() {
    const bool isGerman = QLocale().language() == QLocale::German;
    return isGerman ? QStringLiteral(":/pilothouse/help/de/") : QStringLiteral(":/pilothouse/help/en/");
}

} // namespace

QStringList HelpWindow::topics() {
    return {QStringLiteral("start"),       QStringLiteral("overview"), QStringLiteral("catalog"),
            QStringLiteral("deployments"), QStringLiteral("topology"), QStringLiteral("gpus"),
            QStringLiteral("findings"),    QStringLiteral("policies"), QStringLiteral("changes"),
            QStringLiteral("access"),      QStringLiteral("audit"),    QStringLiteral("filters"),
            QStringLiteral("showing")};
}

HelpWindow::HelpWindow(const kit::Theme &theme, const ActionBook &book, QWidget *parent)
    : QDialog(parent), theme_(theme), book_(book), list_(new QListWidget), text_(new kit::MarkdownView(theme)) {
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    const auto all = topics() + QStringList{keys};
    for (const auto &topic : all) {
        const auto heading = textOf(topic).section(QLatin1Char('\n'), 0, 0).mid(2);
        auto *item = new QListWidgetItem(heading, list_);
        item->setData(Qt::UserRole, topic);
        item->setSizeHint({1, theme.px(kit::Size::NavigationRow)});
    }
    connect(list_, &QListWidget::currentRowChanged, this, &HelpWindow::showRow);
    connect(text_, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) { showTopic(link.toString()); });
    list_->setCurrentRow(0);
}

void HelpWindow::showTopic(const QString &topic) {
    for (int row = 0; row < list_->count(); ++row) {
        if (list_->item(row)->data(Qt::UserRole).toString() == topic)
            return list_->setCurrentRow(row);
    }
    list_->setCurrentRow(0);
}

void HelpWindow::build() {
    list_->setObjectName(QStringLiteral("topics"));
    list_->setAccessibleName(tr("Topics"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->viewport()->setBackgroundRole(QPalette::Window);
    list_->setFixedWidth(theme_.px(kit::Size::NavigationWidth));
    text_->setObjectName(QStringLiteral("helpText"));
    text_->setAccessibleName(tr("Help text"));
    text_->document()->setDocumentMargin(theme_.px(kit::Size::SpaceWide));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(list_);
    row->addWidget(text_, 1);
    resize(theme_.px(kit::Size::NavigationWidth) + theme_.px(kit::Size::DialogWidth) * 4 / 3,
           theme_.px(kit::Size::WindowMinimumHeight));
}

QString HelpWindow::textOf(const QString &topic) const {
    if (topic == keys)
        return keysText();
    QFile file(folder() + topic + QStringLiteral(".md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString HelpWindow::keysText() const {
    QString text = QStringLiteral("# %1\n\n| %2 | %3 |\n| --- | --- |\n").arg(tr("Keys"), tr("Action"), tr("Keys"));
    const auto row = [&text](QString words, const QString &shortcut) {
        text += QStringLiteral("| %1 | %2 |\n").arg(words.remove(QLatin1Char('&')), shortcut);
    };
    for (const auto *action : book_.actions()) {
        if (!action->shortcut().isEmpty())
            row(action->text(), action->shortcut().toString(QKeySequence::NativeText));
    }
    row(tr("Filter the list"), QStringLiteral("/"));
    row(tr("Open what is selected"), QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText));
    row(tr("Menu of what is selected"), QKeySequence(Qt::SHIFT | Qt::Key_F10).toString(QKeySequence::NativeText));
    return text;
}

void HelpWindow::showRow(int row) {
    if (row < 0)
        return;
    text_->setMarkdown(textOf(list_->item(row)->data(Qt::UserRole).toString()));
}

} // namespace shell
