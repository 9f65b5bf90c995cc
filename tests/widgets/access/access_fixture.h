#pragma once

#include <map>
#include <string>

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>

#include "backend/core/time_text.h"
#include "tests/widgets/console/page_console.h"
#include "widgets/access/access_page.h"
#include "widgets/kit/fact_list.h"

#include "pilothouse/v1/identity_service.pb.h"

namespace support {

namespace v1 = pilothouse::v1;

// What tests of the page of access stand on: a house with an owner, a viewer and the operator of a team, over a whole
// service.
class AccessFixture : public PageFixture<PageConsole<accesspage::AccessPage>> {
protected:
    static constexpr int WhoMay = 4;

    void openPage() {
        open();
        waitForPage();
    }
    QTabBar *tabs() const { return part<QTabBar>(*console_->page, "lists"); }
    void showTab(int tab) {
        tabs()->setCurrentIndex(tab);
        QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    }
    QStringList column(const char *grid, int column) const {
        QStringList texts;
        const auto *model = console_->grid(grid)->model();
        for (int row = 0; row < model->rowCount(); ++row)
            texts << model->index(row, column).data().toString();
        return texts;
    }
    void type(const char *box, const QString &text) {
        auto *line = part<QComboBox>(*console_->page, box)->lineEdit();
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    }
    // All sentences behind one label.
    QStringList sentences(const char *label) const {
        QStringList found;
        for (const auto &fact : part<kit::FactList>(*console_->page, "replyFacts")->facts())
            if (fact.label == QLatin1String(label))
                found << fact.value;
        return found;
    }
    QDialog *openRoleOf(const char *person) {
        select(QString::fromStdString(name(person)));
        const auto isReady = [this] { return action("principals.giveRole")->isEnabled(); };
        if (!QTest::qWaitFor(isReady, patience))
            qFatal("nobody can be given a role");
        action("principals.giveRole")->trigger();
        return waitForDialog("changeDialog");
    }
    // Asks for an invitation by keys alone; the token that is shown.
    QString invite(const QString &name) {
        action("invitations.invite")->trigger();
        auto *dialog = waitForDialog("verbDialog");
        Q_ASSERT(!part<QPushButton>(*dialog, "act")->isEnabled());
        QTest::keyClicks(part<QLineEdit>(*dialog, "fullName"), name);
        QTest::keyClick(part<QLineEdit>(*dialog, "reason"), Qt::Key_Return);
        return part<QPlainTextEdit>(*waitForDialog("tokenDialog"), "token")->toPlainText();
    }
    std::string name(const char *person) const { return people_.at(person); }
    void bind(const std::string &id, const std::string &principal, v1::Role role, const std::string &team,
              std::chrono::seconds time) {
        v1::Resource binding;
        binding.mutable_meta()->set_name("roleBindings/" + id);
        binding.mutable_meta()->set_team(team);
        binding.mutable_role_binding()->set_principal(principal);
        binding.mutable_role_binding()->set_role(role);
        if (time != std::chrono::seconds(0))
            *binding.mutable_role_binding()->mutable_expire_time() =
                core::toTimestamp(std::chrono::floor<std::chrono::seconds>(service_->clock.now()) + time);
        const auto put = service_->owner().put(binding);
        QVERIFY2(put, put ? "" : put.error().message().c_str());
    }
    // From now on a permission is used with the approval of one more person; where a field is named, for that alone.
    void askForApproval(const std::string &permission, const std::string &field = {}) {
        auto rule = ruleOn(permission, "two-persons", v1::OBLIGE);
        rule.mutable_obligations()->set_approvals(1);
        if (!field.empty()) {
            auto &fields = *rule.add_when();
            fields.set_attribute("change.fields");
            fields.mutable_has_any()->add_values(field);
        }
        enforce(rule);
    }
    // From now on nobody uses a permission where an attribute is this.
    void forbid(const std::string &permission, const std::string &attribute, const std::string &value) {
        auto rule = ruleOn(permission, "kept-off", v1::FORBID);
        auto &where = *rule.add_when();
        where.set_attribute(attribute);
        where.mutable_in()->add_values(value);
        enforce(rule);
    }
    static v1::PolicyRule ruleOn(const std::string &permission, const char *id, v1::PolicyEffect effect) {
        v1::PolicyRule rule;
        rule.set_id(id);
        rule.set_stage(v1::ADMINISTRATION_STAGE);
        rule.set_effect(effect);
        rule.set_mode(v1::ENFORCE);
        auto &what = *rule.add_when();
        what.set_attribute("change.permission");
        what.mutable_in()->add_values(permission);
        return rule;
    }
    void enforce(const v1::PolicyRule &rule) {
        v1::Resource set;
        set.mutable_meta()->set_name("policySets/house");
        set.mutable_policy_set()->mutable_shadow_time();
        *set.mutable_policy_set()->add_rules() = rule;
        const auto put = service_->owner().put(set);
        QVERIFY2(put, put ? "" : put.error().message().c_str());
    }
    void call(const std::string &principal, const char *name) {
        v1::SetProfileRequest profile;
        profile.set_name(principal);
        profile.set_full_name(name);
        QVERIFY(service_->owner().ask<v1::SetProfileResponse>("IdentityService.SetProfile", profile));
        people_[name] = principal;
    }
    void openHouse() {
        people_.clear();
        start({.verifyDelay = std::chrono::hours(1)});
        const auto owner = service_->owner();
        QVERIFY(owner.put(teamNamed("red")));
        QVERIFY(owner.put(modelNamed("of-red", "teams/red")));
        call(service_->principalOf(service_->enrol("viewer")), "Mara Ivanova");
        call(service_->principalOf(service_->enrol("operator", "teams/red")), "Otto Hahn");
    }
    void closeHouse() {
        console_.reset();
        service_.reset();
    }

    std::map<std::string, std::string> people_;
};

} // namespace support
