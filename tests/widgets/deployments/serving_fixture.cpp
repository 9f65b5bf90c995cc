#include "tests/widgets/deployments/serving_fixture.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

#include "widgets/kit/console_style.h"
#include "widgets/kit/state_panel.h"

namespace support {

using State = kit::StatePanel::State;

void ServingFixture::initTestCase() {
    QLocale::setDefault(QLocale(QLocale::English));
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    world_ = std::make_unique<ServingWorld>();
    world_->apply(world_->deployment("small", 2));
    world_->makeRoute("small");
    QTRY_VERIFY_WITH_TIMEOUT(world_->serves("small", 2, 1), patience);
}

void ServingFixture::init() {
    console_ =
        std::make_unique<DeploymentsConsole>(world_->service, world_->owner.credentials(), theme_, memory_.path());
    for (const auto *name : {"deployments", "routes", "replicas", "trafficTable", "engines"})
        new QAbstractItemModelTester(console_->grid(name)->model(), console_->page.get());
    QTRY_COMPARE_WITH_TIMEOUT(find<kit::StatePanel>("deploymentsState")->state(), State::Filled, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    QVERIFY(QTest::qWaitForWindowActive(console_->page.get()));
    select("small");
}

void ServingFixture::select(const char *id) {
    const auto name = QStringLiteral("deployments/") + QLatin1String(id);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->reveal(name), patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->shownObject(), name, patience);
}

void ServingFixture::confirm(const char *verb) {
    auto *dialog = waitForDialog("verbDialog");
    QCOMPARE(part<QPushButton>(*dialog, "act")->text(), QLatin1String(verb));
    QTest::keyClicks(part<QLineEdit>(*dialog, "reason"), QStringLiteral("OPS-7"));
    QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>(*dialog, "act")->isEnabled(), patience);
    click(part<QPushButton>(*dialog, "act"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("verbDialog"), patience);
}

void ServingFixture::toggle(QCheckBox *box) {
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
}

} // namespace support
