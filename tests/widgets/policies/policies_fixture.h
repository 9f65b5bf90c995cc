#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>

#include "tests/widgets/console/page_console.h"
#include "widgets/kit/state_panel.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/policies_page.h"

namespace support {

// What tests of the page of policies stand on: it is shown over a whole service, and written in as authors do.
class PoliciesFixture : public PageFixture<PageConsole<policiespage::PoliciesPage>> {
protected:
    void openPage() {
        start({.verifyDelay = std::chrono::hours(1), .countPeriod = std::chrono::milliseconds(100)});
        open();
        QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), kit::StatePanel::State::Empty, patience);
        waitForPage();
    }
    kit::StatePanel *panel() const { return part<kit::StatePanel>(*console_->page, "policySetsState"); }
    policiespage::Draft &draft() const { return console_->page->draft(); }
    QAbstractItemModel *tree() const { return console_->grid("policySets")->model(); }
    QString summary() const { return part<QLabel>(*console_->page, "policySummary")->text(); }
    template <typename T = QWidget>
    T *in(const char *name) const {
        return part<T>(*console_->page, name);
    }
    void showTab(const char *tabs, int tab) const {
        auto *bar = in<QTabBar>(tabs);
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
        QCOMPARE(bar->currentIndex(), tab);
    }
    void begin(const char *pattern) {
        action("policies.fromTemplate")->trigger();
        auto *menu = in<QMenu>("policyTemplates");
        QTRY_VERIFY_WITH_TIMEOUT(menu->isVisible(), patience);
        auto *found = menu->findChild<QAction *>(QLatin1String(pattern));
        for (auto *one : menu->actions())
            found = one->objectName() == QLatin1String(pattern) ? one : found;
        QVERIFY(found);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(found).center());
        QTRY_VERIFY_WITH_TIMEOUT(draft().isOpen() && console_->page->isSettled(), patience);
    }
    void publish() {
        QTRY_VERIFY_WITH_TIMEOUT(action("policies.publish")->isEnabled(), patience);
        click(in("policiesPublishButton"));
        applyChange(waitForDialog("changeDialog"), "as agreed");
        QTRY_VERIFY_WITH_TIMEOUT(!draft().isEdited() && !draft().isNew(), patience);
    }
    // Of a new rule, to which the keyboard goes.
    void addRule() {
        click(in("policiesAddRuleButton"));
        QTRY_VERIFY_WITH_TIMEOUT(in("ruleForm")->isVisible(), patience);
    }
    // Changes of policies need somebody else from now on.
    void askForApprovals() {
        (void)service_->enrol("approver");
        pilothouse::v1::Resource set;
        set.mutable_meta()->set_name("policySets/house");
        // Rules count at once, without a time in the shadow.
        set.mutable_policy_set()->mutable_shadow_time();
        auto &rule = *set.mutable_policy_set()->add_rules();
        rule.set_id("two-persons");
        rule.set_stage(pilothouse::v1::ADMINISTRATION_STAGE);
        rule.set_effect(pilothouse::v1::OBLIGE);
        rule.set_mode(pilothouse::v1::ENFORCE);
        rule.mutable_obligations()->set_approvals(1);
        auto &kind = *rule.add_when();
        kind.set_attribute("change.kind");
        kind.mutable_in()->add_values("policySets");
        const auto put = service_->owner().put(set);
        QVERIFY2(put.isOk(), put ? "" : put.error().message().c_str());
        QTRY_COMPARE_WITH_TIMEOUT(tree()->rowCount(), 1, patience);
        select(QStringLiteral("policySets/house"));
    }
    void breakTheGlass() {
        QTRY_VERIFY_WITH_TIMEOUT(action("breakGlasses.begin")->isEnabled(), patience);
        click(in("breakGlassesBeginButton"));
        auto *dialog = waitForDialog("verbDialog");
        auto *sets = part<QListWidget>(*dialog, "breakGlassSets");
        for (int row = 0; row < sets->count(); ++row) {
            sets->setFocus();
            sets->setCurrentRow(row);
            QTest::keyClick(sets, Qt::Key_Space);
        }
        QTest::keyClicks(part<QLineEdit>(*dialog, "breakGlassTicket"), QStringLiteral("OPS-7"));
        QTest::keyClicks(part<QLineEdit>(*dialog, "reason"), QStringLiteral("All of it is down"));
        click(part<QPushButton>(*dialog, "act"));
    }
    QLineEdit *idLine() const { return part<QWidget>(*in("ruleForm"), "id")->findChild<QLineEdit *>(); }
    const pilothouse::v1::PolicyRule &rule(int position) const { return draft().edited().policy_set().rules(position); }
};

} // namespace support
