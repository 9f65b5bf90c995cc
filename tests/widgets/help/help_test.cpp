#include <QAction>
#include <QDir>
#include <QFile>
#include <QListWidget>
#include <QRegularExpression>
#include <QTest>

#include "app/pages.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/markdown_view.h"
#include "widgets/kit/theme.h"
#include "widgets/shell/action_book.h"
#include "widgets/shell/help_window.h"

namespace {

QString textOf(const QString &language, const QString &topic) {
    QFile file(QStringLiteral(":/pilothouse/help/%1/%2.md").arg(language, topic));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

const QStringList languages{QStringLiteral("en"), QStringLiteral("de")};

} // namespace

class HelpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { kit::ConsoleStyle::install(*qApp, theme_); }
    void everyTopicIsWrittenInEveryLanguage();
    void everyLinkLeadsToATopic();
    void theTopicOfAPageIsShown();
    void topicsAreReadByTheKeyboard();
    void theKeysOfAllActionsAreListed();

private:
    kit::Theme theme_{kit::Scheme::Light};
    shell::ActionBook book_;
};

void HelpTest::everyTopicIsWrittenInEveryLanguage() {
    for (const auto &language : languages) {
        const QDir folder(QStringLiteral(":/pilothouse/help/") + language);
        QCOMPARE(folder.entryList(QDir::Files).size(), shell::HelpWindow::topics().size());
        for (const auto &topic : shell::HelpWindow::topics()) {
            const auto text = textOf(language, topic);
            QVERIFY2(text.startsWith(QStringLiteral("# ")), qPrintable(language + QLatin1Char(' ') + topic));
            QCOMPARE(text.count(QStringLiteral("\n## ")),
                     textOf(languages.first(), topic).count(QStringLiteral("\n## ")));
        }
    }
}

void HelpTest::everyLinkLeadsToATopic() {
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)]*)\\)"));
    for (const auto &language : languages) {
        for (const auto &topic : shell::HelpWindow::topics()) {
            auto found = link.globalMatch(textOf(language, topic));
            while (found.hasNext()) {
                const auto target = found.next().captured(1);
                QVERIFY2(shell::HelpWindow::topics().contains(target), qPrintable(topic + QLatin1Char(' ') + target));
            }
        }
    }
}

void HelpTest::theTopicOfAPageIsShown() {
    shell::HelpWindow help(theme_, book_, nullptr);
    help.setAttribute(Qt::WA_DeleteOnClose, false);
    for (const auto *page : {"catalog", "deployments", "gpus", "findings", "policies", "changes", "access", "audit"}) {
        help.showTopic(QString::fromLatin1(page));
        const auto heading =
            textOf(QStringLiteral("en"), QString::fromLatin1(page)).section(QLatin1Char('\n'), 0, 0).mid(2);
        QVERIFY(help.findChild<kit::MarkdownView *>()->toPlainText().startsWith(heading));
    }
}

void HelpTest::topicsAreReadByTheKeyboard() {
    shell::HelpWindow help(theme_, book_, nullptr);
    help.setAttribute(Qt::WA_DeleteOnClose, false);
    help.show();
    QVERIFY(QTest::qWaitForWindowActive(&help));
    auto *list = help.findChild<QListWidget *>();
    list->setFocus();
    const auto first = help.findChild<kit::MarkdownView *>()->toPlainText();
    QTest::keyClick(list, Qt::Key_Down);
    QVERIFY(help.findChild<kit::MarkdownView *>()->toPlainText() != first);
    QTest::keyClick(&help, Qt::Key_Escape);
    QVERIFY(!help.isVisible());
}

void HelpTest::theKeysOfAllActionsAreListed() {
    QAction launch(QStringLiteral("&Launch"));
    launch.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    book_.add(&launch);
    shell::HelpWindow help(theme_, book_, nullptr);
    help.setAttribute(Qt::WA_DeleteOnClose, false);
    help.showTopic(QStringLiteral("keys"));
    const auto text = help.findChild<kit::MarkdownView *>()->toPlainText();
    QVERIFY(text.contains(QStringLiteral("Launch")));
    QVERIFY(text.contains(launch.shortcut().toString(QKeySequence::NativeText)));
}

QTEST_MAIN(HelpTest)

#include "help_test.moc"
