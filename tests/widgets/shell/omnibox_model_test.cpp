// In which order actions are found, since Return does the first one.
#include <QAction>

#include "tests/widgets/console/test_console.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/page.h"
#include "widgets/shell/action_book.h"
#include "widgets/shell/omnibox_model.h"

using shell::OmniboxModel;

namespace {

class ActedPage final : public kit::Page {
public:
    ActedPage(const char *id, const QString &title)
        : Page({QString::fromLatin1(id), title, kit::Icon::Info}),
          save(makeAction("exportCsv", QStringLiteral("Save table as CSV…"))) {}
    bool reveal(const QString &) override { return false; }
    QString shownObject() const override { return {}; }
    bool isSettled() const override { return true; }

    QAction *save;
};

} // namespace

class OmniboxModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void whatThePageShownCanDoComesFirst();
    void nothingIsMadeByNamingWhatItIsAbout();
    void whatIsCalledSoComesFirstEvenIfItCannotBeDone();
    void aLinkIsFollowed();

private:
    QStringList found(const QString &words);
    QString detail(int row) const { return model_->index(row, 0).data(OmniboxModel::DetailRole).toString(); }

    kit::Theme theme_{kit::Scheme::Light};
    support::TemporaryDirectory memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<support::TestConsole> console_;
    std::unique_ptr<ActedPage> map_;
    std::unique_ptr<ActedPage> gpus_;
    QAction go_{QStringLiteral("Go to GPUs")};
    QAction make_{QStringLiteral("New telemetry source…")};
    shell::ActionBook book_;
    const kit::Page *shown_ = nullptr;
    std::unique_ptr<OmniboxModel> model_;
};

void OmniboxModelTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    service_ = std::make_unique<support::RunningService>();
    console_ =
        std::make_unique<support::TestConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
    map_ = std::make_unique<ActedPage>("topology", QStringLiteral("Topology"));
    gpus_ = std::make_unique<ActedPage>("gpus", QStringLiteral("GPUs"));
    go_.setObjectName(QStringLiteral("go.gpus"));
    make_.setObjectName(QStringLiteral("telemetrySources.create"));
    for (auto *action : {&go_, map_->save, gpus_->save, &make_})
        book_.add(action);
    model_ = std::make_unique<OmniboxModel>(
        book_, console_->cache, [this] { return shown_; }, nullptr);
}

void OmniboxModelTest::cleanupTestCase() {
    model_.reset();
    console_.reset();
    service_.reset();
}

QStringList OmniboxModelTest::found(const QString &words) {
    model_->search(QLatin1Char('>') + words);
    QStringList ids;
    for (int row = 0; row < model_->rowCount(); ++row)
        if (const auto *action = model_->match(row).action)
            ids << action->objectName();
    return ids;
}

void OmniboxModelTest::whatThePageShownCanDoComesFirst() {
    for (const auto *page : {map_.get(), gpus_.get()}) {
        shown_ = page;
        QCOMPARE(found(QStringLiteral("csv")).first(), page->save->objectName());
        // The other one of the same name says of which page it is.
        QVERIFY(detail(0).isEmpty());
        QCOMPARE(detail(1), page == map_.get() ? gpus_->title() : map_->title());
    }
}

void OmniboxModelTest::nothingIsMadeByNamingWhatItIsAbout() {
    shown_ = map_.get();
    QCOMPARE(found(QStringLiteral("sources")),
             QStringList({QStringLiteral("go.gpus"), QStringLiteral("telemetrySources.create")}));
    QCOMPARE(found(QStringLiteral("new source")).first(), QStringLiteral("telemetrySources.create"));
}

void OmniboxModelTest::whatIsCalledSoComesFirstEvenIfItCannotBeDone() {
    shown_ = map_.get();
    map_->save->setEnabled(false);
    gpus_->save->setEnabled(false);
    QCOMPARE(found(QStringLiteral("export")).first(), QStringLiteral("topology.exportCsv"));
    map_->save->setEnabled(true);
    gpus_->save->setEnabled(true);
}

void OmniboxModelTest::aLinkIsFollowed() {
    const auto link = QStringLiteral("pilothouse:why/142");
    model_->search(link);
    QCOMPARE(model_->rowCount(), 1);
    QCOMPARE(model_->match(0).object, link);
    QVERIFY(!model_->match(0).action);
    QCOMPARE(detail(0), QStringLiteral("Follow the link"));
    QVERIFY(model_->index(0, 0).data(OmniboxModel::IsEnabledRole).toBool());
    model_->search(QStringLiteral("pilothouse:"));
    QVERIFY(!model_->index(0, 0).data(OmniboxModel::IsEnabledRole).toBool());
}

QTEST_MAIN(OmniboxModelTest)
#include "omnibox_model_test.moc"
