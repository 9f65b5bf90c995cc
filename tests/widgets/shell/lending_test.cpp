// What one page can do, done from another page's menu.
#include <QAction>
#include <QMenu>
#include <QTest>

#include "tests/widgets/console/test_console.h"
#include "widgets/kit/page.h"
#include "widgets/shell/lending.h"
#include "widgets/shell/page_stack.h"

namespace {

// A page whose one action is possible while it is lent for objects of its kind.
class Lender final : public kit::Page {
public:
    explicit Lender(const QString &kind) : Page({kind, kind, kit::Icon::Info}) {
        action = makeAction("do", QStringLiteral("Do it"));
        action->setEnabled(false);
    }
    bool reveal(const QString &) override { return false; }
    QString shownObject() const override { return {}; }
    bool isSettled() const override { return true; }
    QList<QAction *> lend(const QStringList &names) override {
        if (!names.first().startsWith(id() + QLatin1Char('/')))
            return {};
        action->setEnabled(true);
        return {action};
    }
    void giveBack() override { action->setEnabled(false); }

    QAction *action;
};

} // namespace

class LendingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { service_ = std::make_unique<support::RunningService>(); }
    void init();
    void cleanup();
    void cleanupTestCase() { service_.reset(); }
    void itIsLentUntilTheMenuIsGone();
    void aMenuThatGoesTakesNothingFromTheNext();
    void whoeverLentBeforeHasItBack();

private:
    Lender &page(const char *kind) { return *static_cast<Lender *>(pages_->page(QString::fromLatin1(kind))); }
    QAction *nodes() { return page("nodes").action; }
    std::unique_ptr<QMenu> openMenu(const char *object) {
        auto menu = std::make_unique<QMenu>();
        Q_EMIT page("gpus").menuOpened({QString::fromLatin1(object)}, menu.get());
        return menu;
    }

    kit::Theme theme_{kit::Scheme::Light};
    support::TemporaryDirectory memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<support::TestConsole> console_;
    std::unique_ptr<shell::PageStack> pages_;
    std::unique_ptr<shell::Lending> lending_;
};

void LendingTest::init() {
    console_ =
        std::make_unique<support::TestConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
    std::vector<shell::PageMaker> makers;
    for (const auto *kind : {"gpus", "nodes", "routes"}) {
        const auto id = QString::fromLatin1(kind);
        makers.push_back({{id, id, kit::Icon::Info}, [id] { return new Lender(id); }});
    }
    pages_ = std::make_unique<shell::PageStack>(makers);
    lending_ = std::make_unique<shell::Lending>(console_->session(), *pages_, nullptr);
}

void LendingTest::cleanup() {
    lending_.reset();
    pages_.reset();
    console_.reset();
}

void LendingTest::itIsLentUntilTheMenuIsGone() {
    auto menu = openMenu("nodes/n012");
    QVERIFY(menu->actions().contains(nodes()));
    QVERIFY(nodes()->isEnabled());
    menu.reset();
    QVERIFY(!nodes()->isEnabled());
}

// A menu is closed by opening the next one, and is gone a moment later.
void LendingTest::aMenuThatGoesTakesNothingFromTheNext() {
    auto menu = openMenu("nodes/n012");
    const auto next = openMenu("nodes/n013");
    menu.reset();
    QVERIFY(nodes()->isEnabled());
}

void LendingTest::whoeverLentBeforeHasItBack() {
    auto menu = openMenu("nodes/n012");
    auto next = openMenu("routes/chat");
    QVERIFY(!nodes()->isEnabled());
    QVERIFY(page("routes").action->isEnabled());
    menu.reset();
    QVERIFY(page("routes").action->isEnabled());
    next.reset();
    QVERIFY(!page("routes").action->isEnabled());
}

QTEST_MAIN(LendingTest)
#include "lending_test.moc"
