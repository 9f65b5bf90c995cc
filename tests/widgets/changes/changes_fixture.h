#pragma once

#include <memory>
#include <string>

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>

#include "tests/widgets/changes/asking_console.h"
#include "widgets/changes/changes_page.h"
#include "widgets/kit/banner.h"

namespace support {

namespace v1 = pilothouse::v1;

// What tests of the page of change requests stand on: changes of a model ask for the approval of a second person, and
// there are an operator and an approver.
class ChangesFixture : public PageFixture<PageConsole<changespage::ChangesPage>> {
protected:
    using Client = std::unique_ptr<ServiceClient>;

    void openAs(const ServiceClient &client) {
        open(client.credentials());
        QTRY_VERIFY_WITH_TIMEOUT(console_->cache.state() == client::ResourceCache::State::Live, patience);
    }
    QTabBar *lists() const { return part<QTabBar>(*console_->page, "lists"); }
    void show(int list) {
        lists()->setCurrentIndex(list);
        QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    }
    // Read whole, with its dry run.
    void read(const std::string &request) {
        QVERIFY(console_->page->reveal(QString::fromStdString(request)));
        QTRY_COMPARE_WITH_TIMEOUT(console_->page->shownObject(), QString::fromStdString(request), patience);
        QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    }
    QString diff() const { return part<QPlainTextEdit>(*console_->page, "requestDiff")->toPlainText(); }
    QString verdict() const { return part<kit::Banner>(*console_->page, "dryRun")->text(); }
    QString fact(const char *label) const { return factIn(*console_->page, "requestFacts", label); }
    QPushButton *button(const char *name) const { return part<QPushButton>(*console_->page, name); }
    v1::ChangeRequestSpec request(const std::string &name) const {
        return service_->owner().get(name)->change_request();
    }
    // As the console knows it too.
    void becomes(const std::string &name, v1::ChangeRequestState state) const {
        const auto known = [&] {
            const auto found = console_->cache.find(name);
            return found ? found->change_request().state() : v1::CHANGE_REQUEST_STATE_UNSPECIFIED;
        };
        QTRY_COMPARE_WITH_TIMEOUT(known(), state, patience);
    }
    std::string license() const { return service_->owner().get("models/llama")->model().license(); }
    // Through the dialog, with the keyboard alone.
    void say(const char *buttonName, const char *why) {
        // One that was answered is closed by its answer.
        QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("verbDialog"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(button(buttonName)->isEnabled(), patience);
        button(buttonName)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button(buttonName), Qt::Key_Space);
        auto *dialog = waitForDialog("verbDialog");
        QTest::keyClicks(part<QLineEdit>(*dialog, "reason"), QLatin1String(why));
        QTest::keyClick(part<QLineEdit>(*dialog, "reason"), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("verbDialog"), patience);
    }

    void openHouse() {
        start(governedOptions());
        QVERIFY(service_->owner().put(modelNamed("llama")));
        operator_ = std::make_unique<ServiceClient>(service_->enrol("operator"));
        approver_ = std::make_unique<ServiceClient>(service_->enrol("approver"));
        enforceApprovals(*service_);
    }
    void closeHouse() {
        console_.reset();
        operator_.reset();
        approver_.reset();
        service_.reset();
    }

    Client operator_;
    Client approver_;
};

} // namespace support
