// While rules are suspended in an emergency, every page of the window says so.
#include <algorithm>

#include <QPushButton>
#include <QUuid>

#include "tests/widgets/console/console_fixture.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/page_stack.h"
#include "widgets/shell/settings.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace v1 = pilothouse::v1;

using support::click;
using support::part;
using support::patience;

namespace {

class BlankPage final : public kit::Page {
public:
    explicit BlankPage(const kit::PageFacts &facts) : Page(facts) {}
    bool reveal(const QString &) override { return false; }
    QString shownObject() const override { return {}; }
    bool isSettled() const override { return true; }
};

class BlankConsole final : public support::TestConsole {
public:
    BlankConsole(support::RunningService &service, const tls::Credentials &credentials, kit::Theme &theme,
                 const std::filesystem::path &directory)
        : TestConsole(service, credentials, theme, directory),
          settings(QString::fromStdString((directory / "console.ini").string())) {
        std::vector<shell::PageMaker> pages;
        for (const char *id : {"first", "policies"}) {
            const kit::PageFacts facts{QString::fromLatin1(id), QString::fromLatin1(id), kit::Icon::Info};
            pages.push_back({facts, [facts] { return new BlankPage(facts); }});
        }
        window = std::make_unique<shell::MainWindow>(shell::MainWindow::Parts{session(), settings, nullptr}, pages);
        window->show();
    }

    kit::Banner *banner() const { return part<kit::Banner>(*window, "breakGlass"); }

    shell::Settings settings;
    std::unique_ptr<shell::MainWindow> window;
};

} // namespace

class BreakGlassTest final : public support::ConsoleFixture<BlankConsole> {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { start(); }
    void cleanup();
    void cleanupTestCase() { service_.reset(); }

    void whoeverLooksAnywhereIsTold();
    void itLeadsToThePolicies();
    void itGoesByTheTimeAlone();
    void whatIsEndedIsNotToldAnyMore();
    void theSetsThatAreSuspendedAreNamed();

private:
    std::string begin(const std::vector<std::string> &sets = {});
    void end(const std::string &name);
};

std::string BreakGlassTest::begin(const std::vector<std::string> &sets) {
    v1::BeginBreakGlassRequest request;
    request.mutable_policy_sets()->Assign(sets.begin(), sets.end());
    request.set_ticket("OPS-911");
    request.set_reason("OPS-911: nobody can deploy");
    request.set_request_id(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
    const auto answer = service_->owner().ask<v1::BeginBreakGlassResponse>("PolicyService.BeginBreakGlass", request);
    if (!answer)
        qFatal("The glass does not break: %s", answer.error().message().c_str());
    return answer->break_glass().meta().name();
}

void BreakGlassTest::end(const std::string &name) {
    v1::EndBreakGlassRequest request;
    request.set_name(name);
    request.set_reason("it works again");
    request.set_request_id(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
    QVERIFY(service_->owner().ask<v1::EndBreakGlassResponse>("PolicyService.EndBreakGlass", request));
}

void BreakGlassTest::cleanup() {
    console_.reset();
    // None is left that holds.
    service_->clock.advance(std::chrono::hours(2));
}

void BreakGlassTest::whoeverLooksAnywhereIsTold() {
    open();
    QTRY_COMPARE_WITH_TIMEOUT(console_->cache.state(), client::ResourceCache::State::Live, patience);
    QVERIFY(!console_->banner()->isVisible());
    begin();
    QTRY_VERIFY_WITH_TIMEOUT(console_->banner()->isVisible(), patience);
    const auto said = console_->banner()->text();
    for (const char *part : {"OPS-911", "Ada Lovelace", "all rules"})
        QVERIFY2(said.contains(QLatin1String(part)), qPrintable(said));
    QVERIFY(console_->window->showPage(QStringLiteral("policies")));
    QVERIFY(console_->banner()->isVisible());
}

void BreakGlassTest::itLeadsToThePolicies() {
    begin();
    open();
    QTRY_VERIFY_WITH_TIMEOUT(console_->banner()->isVisible(), patience);
    QCOMPARE(console_->window->currentPage()->id(), QStringLiteral("first"));
    const auto buttons = console_->banner()->findChildren<QPushButton *>();
    const auto shown = std::find_if(buttons.begin(), buttons.end(), [](auto *button) { return button->isVisible(); });
    QVERIFY(shown != buttons.end());
    click(*shown);
    QCOMPARE(console_->window->currentPage()->id(), QStringLiteral("policies"));
}

// Nobody tells its end: it follows from the time.
void BreakGlassTest::itGoesByTheTimeAlone() {
    begin();
    open();
    QTRY_VERIFY_WITH_TIMEOUT(console_->banner()->isVisible(), patience);
    service_->clock.advance(std::chrono::minutes(61));
    QTRY_VERIFY_WITH_TIMEOUT(!console_->banner()->isVisible(), patience);
}

void BreakGlassTest::whatIsEndedIsNotToldAnyMore() {
    const auto name = begin();
    open();
    QTRY_VERIFY_WITH_TIMEOUT(console_->banner()->isVisible(), patience);
    end(name);
    QTRY_VERIFY_WITH_TIMEOUT(!console_->banner()->isVisible(), patience);
}

void BreakGlassTest::theSetsThatAreSuspendedAreNamed() {
    v1::Resource set;
    set.mutable_meta()->set_name("policySets/night");
    set.mutable_policy_set()->set_description("Nothing changes at night");
    QVERIFY(service_->owner().put(set));
    begin({"policySets/night"});
    open();
    QTRY_VERIFY_WITH_TIMEOUT(console_->banner()->isVisible(), patience);
    QVERIFY2(console_->banner()->text().contains(QStringLiteral("policySets/night")),
             qPrintable(console_->banner()->text()));
}

QTEST_MAIN(BreakGlassTest)

#include "break_glass_test.moc"
