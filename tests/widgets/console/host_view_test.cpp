// What the service's own host tells of itself, beside the node that it is; a whole service behind it.
#include <QLabel>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "backend/client/resource_calls.h"
#include "tests/widgets/console/test_console.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/host_view.h"
#include "widgets/kit/spark_line.h"

using support::patience;

class HostViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { stage_.reset(); }
    void cleanupTestCase();

    void theOwnHostIsToldWithItsLastHour();
    void wordsSayWhatCurvesShow();
    void anotherNodeTellsNothing();

private:
    // Of the service's own host; empty before it is known.
    QString ownNode() const;
    kit::HostView *open();

    kit::Theme theme_{kit::Scheme::Light};
    support::TemporaryDirectory memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<support::TestConsole> console_;
    std::unique_ptr<QWidget> stage_;
};

void HostViewTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    service_ = std::make_unique<support::RunningService>(service::Options{.verifyDelay = std::chrono::hours(1)});
    console_ =
        std::make_unique<support::TestConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
    QTRY_VERIFY_WITH_TIMEOUT(!ownNode().isEmpty(), patience);
}

void HostViewTest::cleanupTestCase() {
    console_.reset();
    service_.reset();
}

QString HostViewTest::ownNode() const {
    const auto names = console_->cache.names("nodes");
    return names.empty() ? QString() : QString::fromStdString(names.front());
}

kit::HostView *HostViewTest::open() {
    stage_ = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(stage_.get());
    auto *view = new kit::HostView(console_->session());
    column->addWidget(view);
    stage_->resize(340, 400);
    stage_->show();
    return view;
}

void HostViewTest::theOwnHostIsToldWithItsLastHour() {
    auto *view = open();
    QVERIFY(!view->isVisible());
    view->setNode(ownNode());
    // Twice five seconds: a share of time needs two looks.
    QTRY_VERIFY_WITH_TIMEOUT(
        view->isVisible() && view->words().join(QLatin1Char(' ')).contains(QStringLiteral("Processors: ")), patience);
    QStringList texts;
    for (const auto *label : view->findChildren<QLabel *>())
        texts << label->text();
    QVERIFY2(texts.contains(QStringLiteral("Memory")), qPrintable(texts.join(QLatin1Char('|'))));
    QVERIFY2(texts.contains(QStringLiteral("Disk")), qPrintable(texts.join(QLatin1Char('|'))));
    QVERIFY(texts.filter(QRegularExpression(QStringLiteral("^[0-9.]+ % of [0-9.]+ [GTM]iB$"))).size() >= 2);
    for (const auto *line : view->findChildren<kit::SparkLine *>())
        QVERIFY(!line->accessibleName().isEmpty());
}

void HostViewTest::wordsSayWhatCurvesShow() {
    auto *view = open();
    view->setNode(ownNode());
    QTRY_VERIFY_WITH_TIMEOUT(!view->words().isEmpty(), patience);
    const auto words = view->words().filter(QStringLiteral("Memory: "));
    QCOMPARE(words.size(), 1);
    QVERIFY2(words.front().contains(QRegularExpression(
                 QStringLiteral("^Memory: [0-9.]+ % of .+ now; in the last hour [0-9.]+ % on average, "
                                "[0-9.]+ % at most\\.$"))),
             qPrintable(words.front()));
}

void HostViewTest::anotherNodeTellsNothing() {
    auto *view = open();
    view->setNode(ownNode());
    QTRY_VERIFY_WITH_TIMEOUT(view->isVisible(), patience);
    view->setNode(QStringLiteral("clusters/local/nodes/nowhere"));
    QVERIFY(!view->isVisible());
    QVERIFY(view->words().isEmpty());
    view->setNode({});
    QVERIFY(!view->isVisible());
}

QTEST_MAIN(HostViewTest)
#include "host_view_test.moc"
