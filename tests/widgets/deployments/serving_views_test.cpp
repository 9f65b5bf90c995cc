// Logs and traffic of real engines, as they are read below the list of deployments: by keys and clicks.
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>
#include <QWheelEvent>

#include "tests/widgets/deployments/serving_fixture.h"
#include "widgets/deployments/series_legend.h"
#include "widgets/deployments/traffic_chart.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/state_panel.h"

using support::click;
using support::dialogNamed;
using support::part;
using support::waitForDialog;
using State = kit::StatePanel::State;

class ServingViewsTest final : public support::ServingFixture {
    Q_OBJECT

private Q_SLOTS:
    void pastLogsAreFiltered();
    void aJumpIsMadeInTheZoneOfTheConsole();
    void whatIsWrittenIsFollowed();
    void theNewestLineStaysInViewUntilOneScrollsUp();
    void aWholeTimestampIsTaken();
    void theWholeLogIsSaved();
    void trafficIsShownByRevision();
    void aLogThatIsCutShortSaysSo();

private:
    QStringList logLines() const {
        const auto text = find<QPlainTextEdit>("logText")->toPlainText();
        return text.isEmpty() ? QStringList() : text.split(u'\n');
    }
    void readPastLogs();
    void jumpTo(qint64 seconds);
    static qint64 now() { return QDateTime::currentSecsSinceEpoch(); }
};

void ServingViewsTest::readPastLogs() {
    console_->showDetail(Logs);
    toggle(find<QCheckBox>("logFollow"));
    QTRY_VERIFY_WITH_TIMEOUT(!logLines().isEmpty(), patience);
}

void ServingViewsTest::pastLogsAreFiltered() {
    readPastLogs();
    auto *fact = find<QLabel>("logFact");
    QTRY_VERIFY2_WITH_TIMEOUT(fact->text().endsWith(QStringLiteral("up to now.")), qPrintable(fact->text()), patience);
    const auto all = logLines();
    // A narrower window still shows where lines begin.
    console_->page->resize(900, 700);
    QTRY_VERIFY(find<QPlainTextEdit>("logText")->horizontalScrollBar()->maximum() > 0);
    QCOMPARE(find<QPlainTextEdit>("logText")->horizontalScrollBar()->value(), 0);
    QVERIFY2(all.filter(QStringLiteral("line 4 of the log")).size() >= 1, qPrintable(all.join(u'\n')));
    auto *filter = find<QLineEdit>("logFilter");
    filter->setFocus();
    // As one types.
    QTest::keyClicks(filter, QStringLiteral("LINE 3"));
    QTRY_VERIFY_WITH_TIMEOUT(!logLines().isEmpty() && logLines().size() < all.size(), patience);
    for (const auto &line : logLines())
        QVERIFY2(line.contains(QStringLiteral("line 3 of the log")), qPrintable(line));
    // What was sought is marked where it stands, in whatever case.
    const auto block = find<QPlainTextEdit>("logText")->document()->firstBlock();
    const auto marks = block.layout()->formats();
    QCOMPARE(marks.size(), 1);
    QCOMPARE(block.text().mid(marks.first().start, marks.first().length), QStringLiteral("line 3"));
    filter->selectAll();
    QTest::keyClicks(filter, QStringLiteral("nobody wrote this"));
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(find<kit::StatePanel>("logState")->state(), State::Empty, patience);
    filter->selectAll();
    QTest::keyClick(filter, Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(logLines(), all, patience);
}

void ServingViewsTest::jumpTo(qint64 seconds) {
    const auto at = QDateTime::fromSecsSinceEpoch(seconds, console_->times.zone());
    auto *time = find<QDateTimeEdit>("logTime");
    time->setFocus();
    time->setSelectedSection(QDateTimeEdit::YearSection);
    QTest::keyClicks(time, at.toString(QStringLiteral("yyyyMMddHHmmss")));
    QTest::keyClick(time, Qt::Key_Return);
    QCOMPARE(time->dateTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
             at.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
}

void ServingViewsTest::aJumpIsMadeInTheZoneOfTheConsole() {
    constexpr qint64 minutes = 60;
    readPastLogs();
    // West of Greenwich the wall clock is behind, east of it ahead: taken for UTC, both would be hours off.
    console_->times.setZone(QTimeZone("America/New_York"));
    toggle(find<QCheckBox>("logFrom"));
    QVERIFY(find<QDateTimeEdit>("logTime")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!logLines().isEmpty(), patience);
    jumpTo(now() + 5 * minutes);
    QTRY_COMPARE_WITH_TIMEOUT(find<kit::StatePanel>("logState")->state(), State::Empty, patience);
    console_->times.setZone(QTimeZone("Asia/Kolkata"));
    QVERIFY(find<QDateTimeEdit>("logTime")->text().endsWith(console_->times.zoneName(QDateTime::currentDateTime())));
    QCOMPARE(find<kit::StatePanel>("logState")->state() == State::Filled, false);
    jumpTo(now() - 20 * minutes);
    QTRY_VERIFY_WITH_TIMEOUT(!logLines().isEmpty(), patience);
    const auto day =
        QDateTime::currentDateTimeUtc().toTimeZone(console_->times.zone()).toString(QStringLiteral("yyyy-MM-dd HH"));
    QVERIFY2(logLines().last().startsWith(day.left(10)), qPrintable(logLines().last()));
}

void ServingViewsTest::whatIsWrittenIsFollowed() {
    console_->showDetail(Logs);
    auto *fact = find<QLabel>("logFact");
    QTRY_COMPARE_WITH_TIMEOUT(fact->text(), QStringLiteral("Following what is being written."), patience);
    const auto before = logLines().size();
    world_->apply(world_->deployment("small", 3));
    QTRY_VERIFY_WITH_TIMEOUT(logLines().size() >= before + 5, patience);
    QTRY_VERIFY_WITH_TIMEOUT(world_->status("small").ready_replicas() == 3, patience);
    // One replica's lines alone.
    auto *replica = find<QComboBox>("logReplica");
    QTRY_COMPARE_WITH_TIMEOUT(replica->count(), 4, patience);
    replica->setFocus();
    QTest::keyClick(replica, Qt::Key_Down);
    const auto id = replica->currentText();
    QTRY_VERIFY_WITH_TIMEOUT(!logLines().isEmpty() && logLines().filter(id).size() == logLines().size(), patience);
}

void ServingViewsTest::theNewestLineStaysInViewUntilOneScrollsUp() {
    world_->makeTemplate("lively", {"--log-lines", "300"});
    auto lively = world_->deployment("lively");
    lively.mutable_deployment()->set_engine("engineTemplates/lively");
    world_->apply(lively);
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves("lively", 1, 1), patience);
    select("lively");
    console_->showDetail(Logs);
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("logFact")->text(), QStringLiteral("Following what is being written."),
                              patience);
    auto *text = find<QPlainTextEdit>("logText");
    const auto *bar = text->verticalScrollBar();
    QTRY_VERIFY_WITH_TIMEOUT(logLines().size() >= 300, patience);
    QVERIFY(bar->maximum() > 0);
    QTRY_COMPARE(bar->value(), bar->maximum());
    QCOMPARE(text->horizontalScrollBar()->value(), 0);
    const auto scale = [&](int replicas) {
        lively.mutable_deployment()->set_minimum_replicas(replicas);
        world_->apply(lively);
    };
    scale(2);
    QTRY_VERIFY_WITH_TIMEOUT(logLines().size() >= 600, patience);
    QTRY_COMPARE(bar->value(), bar->maximum());
    // Less room leaves the newest line where it is.
    console_->page->resize(console_->page->width() - 100, console_->page->height() - 60);
    QTRY_COMPARE(bar->value(), bar->maximum());
    const QPointF at = text->viewport()->rect().center();
    QWheelEvent wheel(at, text->viewport()->mapToGlobal(at), {}, {0, 600}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(text->viewport(), &wheel);
    const int read = bar->value();
    QVERIFY(read < bar->maximum());
    scale(3);
    QTRY_VERIFY_WITH_TIMEOUT(logLines().size() >= 900, patience);
    QCOMPARE(bar->value(), read);
    text->setFocus();
    QTest::keySequence(text, QKeySequence::MoveToEndOfDocument);
    QTRY_COMPARE(bar->value(), bar->maximum());
    scale(4);
    QTRY_VERIFY_WITH_TIMEOUT(logLines().size() >= 1200, patience);
    QTRY_COMPARE(bar->value(), bar->maximum());
}

void ServingViewsTest::aWholeTimestampIsTaken() {
    readPastLogs();
    toggle(find<QCheckBox>("logFrom"));
    auto *time = find<QDateTimeEdit>("logTime");
    const auto shown = [time] { return time->dateTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")); };
    time->setFocus();
    for (const auto *typed : {"2026-11-26 13:10:51", "2025-01-02T03:04:05.678Z", "20240506070809"}) {
        time->findChild<QLineEdit *>()->selectAll();
        QTest::keyClicks(time, QLatin1String(typed));
        const auto figures = shown().remove(QRegularExpression(QStringLiteral("\\D")));
        QCOMPARE(figures,
                 QString::fromLatin1(typed).section(u'.', 0, 0).remove(QRegularExpression(QStringLiteral("\\D"))));
    }
    QGuiApplication::clipboard()->setText(QStringLiteral("2026-11-26T13:10:51.553Z"));
    QTest::keySequence(time, QKeySequence::Paste);
    const auto at = QDateTime(QDate(2026, 11, 26), QTime(13, 10, 51), Qt::UTC).toTimeZone(console_->times.zone());
    QCOMPARE(shown(), at.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
}

void ServingViewsTest::theWholeLogIsSaved() {
    readPastLogs();
    click(find<QPushButton>("logSave"));
    auto *dialog = waitForDialog("saveLines");
    const auto path = QString::fromStdString((memory_.path() / "lines.log").string());
    auto *name = part<QLineEdit>(*dialog, "fileNameEdit");
    name->selectAll();
    QTest::keyClicks(name, path);
    auto *save = part<QDialogButtonBox>(*dialog, "buttonBox")->button(QDialogButtonBox::Save);
    // What the dialog offers for the name comes late and lies over it; a click beside takes it away.
    const auto isAccepted = [save] {
        if (auto *offers = QApplication::activePopupWidget())
            offers->close();
        else if (dialogNamed("saveLines"))
            click(save);
        return dialogNamed("saveLines") == nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAccepted(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!console_->posted.isEmpty(), patience);
    QVERIFY2(console_->posted.last().text.contains(path), qPrintable(console_->posted.last().text));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto saved = QString::fromUtf8(file.readAll()).trimmed().split(u'\n');
    QVERIFY(saved.size() >= logLines().size());
    QVERIFY2(QDateTime::fromString(saved.first().section(u' ', 0, 0), Qt::ISODateWithMs).isValid(),
             qPrintable(saved.first()));
    QVERIFY(!saved.filter(QStringLiteral("line 2 of the log")).isEmpty());
}

void ServingViewsTest::trafficIsShownByRevision() {
    constexpr int count = 6;
    QTRY_VERIFY_WITH_TIMEOUT(world_->ask("small", 1) == 1, patience);
    QCOMPARE(world_->ask("small", count - 1), count - 1);
    console_->showDetail(Traffic);
    QTRY_COMPARE_WITH_TIMEOUT(find<kit::StatePanel>("trafficState")->state(), State::Filled, patience);
    const auto legend = find<deploymentspage::SeriesLegend>("trafficLegend")->names();
    QVERIFY2(!legend.isEmpty() && legend.first().startsWith(QStringLiteral("Revision ")),
             qPrintable(legend.join(u' ')));
    const auto charts = console_->page->findChildren<deploymentspage::TrafficChart *>();
    QCOMPARE(charts.size(), 3);
    qreal requests = 0;
    for (const auto &curve : charts[0]->curves())
        for (const auto &point : curve.line().points)
            requests += point.y();
    QVERIFY2(requests >= count, qPrintable(QString::number(requests)));
    QVERIFY(!charts[1]->curves().isEmpty());
    toggle(find<QCheckBox>("asTable"));
    auto *table = console_->grid("trafficTable");
    QTRY_VERIFY(table->isVisible());
    const auto sum = [&] {
        int sum = 0;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            sum += table->model()->index(row, 2).data().toInt();
        return sum;
    };
    const int before = sum();
    QVERIFY(before >= count);
    // It asks again while it is seen.
    QCOMPARE(world_->ask("small", 2), 2);
    // What was read before may have been a moment old.
    QTRY_VERIFY_WITH_TIMEOUT(sum() >= before + 2, patience);
    auto *span = find<QComboBox>("trafficSpan");
    span->setFocus();
    QTest::keyClick(span, Qt::Key_Down);
    QTRY_COMPARE_WITH_TIMEOUT(find<kit::StatePanel>("trafficState")->state(), State::Filled, patience);
    QVERIFY(sum() >= before + 2);
}

// The service goes while 40,000 lines are on their way; the console's thread is held meanwhile and takes none of them.
void ServingViewsTest::aLogThatIsCutShortSaysSo() {
    world_->makeTemplate("talker", {"--log-lines", "40000"});
    auto talker = world_->deployment("talker");
    talker.mutable_deployment()->set_engine("engineTemplates/talker");
    world_->apply(talker);
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves("talker", 1, 1), patience);
    select("talker");
    readPastLogs();
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("logFact")->text() == QStringLiteral("The last 1,000 line(s) up to now."),
                             patience);
    auto *text = find<QPlainTextEdit>("logText");
    const auto stopped = connect(text, &QPlainTextEdit::textChanged, this, [this, text] {
        if (text->blockCount() > 600)
            world_->service.stop();
    });
    // From an hour ago on: all of them.
    toggle(find<QCheckBox>("logFrom"));
    auto *cut = find<kit::Banner>("logCut");
    QTRY_VERIFY_WITH_TIMEOUT(cut->isVisible(), patience);
    disconnect(stopped);
    QVERIFY2(cut->text().startsWith(QStringLiteral("The log is cut short here: ")), qPrintable(cut->text()));
    QVERIFY(logLines().size() < 40'000);
    QVERIFY(find<QLabel>("logFact")->text().isEmpty());
    QVERIFY(world_->service.start());
    world_->owner = world_->service.owner();
    console_->find(world_->service);
    QTRY_VERIFY_WITH_TIMEOUT(console_->connection.isOnline(), patience);
    auto buttons = cut->findChildren<QPushButton *>();
    const auto again = std::find_if(buttons.begin(), buttons.end(), [](auto *button) { return button->isVisible(); });
    QVERIFY(again != buttons.end());
    QCOMPARE((*again)->text(), QStringLiteral("Try again"));
    click(*again);
    QTRY_VERIFY2_WITH_TIMEOUT(find<QLabel>("logFact")->text().startsWith(QStringLiteral("All 40,0")),
                              qPrintable(find<QLabel>("logFact")->text()), patience);
    QVERIFY(!cut->isVisible());
    QVERIFY(logLines().size() > 40'000);
}

QTEST_MAIN(ServingViewsTest)
#include "serving_views_test.moc"
