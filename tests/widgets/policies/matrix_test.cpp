// Who may what, as the matrices say it: by roles and policies together, as far as it is known.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>

#include "tests/widgets/policies/policies_fixture.h"
#include "widgets/policies/workspace.h"

using policiespage::PoliciesPage;
using policiespage::Workspace;
using support::click;
using support::patience;
namespace v1 = pilothouse::v1;

class MatrixTest final : public support::PoliciesFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        console_.reset();
        service_.reset();
    }

    void theMatrixAsksForEachCell();
    void whatNoRoleAllowsAPrincipalIsNotSaidToBeAllowed();
    void whatATeamAloneAllowsAPrincipalNamesTheTeam();
    void verbsAreThoseOfTheKind();
    void theChosenCellStaysWhileItIsAskedAnew();
    void rulesAboutLabelsAreNamedAsOpen();

private:
    enum Shape { ModelsByTeams, RolesByVerbs, OnePrincipal };

    static void choose(QComboBox *box, int index) {
        QVERIFY(index >= 0);
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }
    void show(Shape shape) {
        showTab("policyViews", PoliciesPage::Matrix);
        choose(in<QComboBox>("matrixShape"), shape);
        QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    }
    // Of whom or what.
    void choose(const std::string &subject) {
        auto *box = in<QComboBox>("matrixSubject");
        choose(box, box->findData(QString::fromStdString(subject)));
        QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    }
    QAbstractItemModel *cells() const { return console_->grid("policyMatrixGrid")->model(); }
    QModelIndex cell(const char *row, const char *column) const {
        for (int place = 1; place < cells()->columnCount(); ++place)
            for (int line = 0; line < cells()->rowCount(); ++line)
                if (cells()->index(line, 0).data().toString() == QLatin1String(row) &&
                    cells()->headerData(place, Qt::Horizontal).toString() == QLatin1String(column))
                    return cells()->index(line, place);
        return {};
    }
    QString told(const char *row, const char *column) const { return cell(row, column).data().toString(); }
    void put(v1::PolicyStage stage, v1::PolicyEffect effect, const std::string &attribute, const std::string &value) {
        v1::Resource set;
        set.mutable_meta()->set_name("policySets/house");
        set.mutable_policy_set()->mutable_shadow_time();
        auto &rule = *set.mutable_policy_set()->add_rules();
        rule.set_id("house-rule");
        rule.set_stage(stage);
        rule.set_effect(effect);
        rule.set_mode(v1::ENFORCE);
        auto &test = *rule.add_when();
        test.set_attribute(attribute);
        (attribute == "resource.labels" ? test.mutable_has_any() : test.mutable_in())->add_values(value);
        const auto put = service_->owner().put(set);
        QVERIFY2(put.isOk(), put ? "" : put.error().message().c_str());
        QTRY_COMPARE_WITH_TIMEOUT(tree()->rowCount(), 1, patience);
    }
};

void MatrixTest::theMatrixAsksForEachCell() {
    openPage();
    begin("policySets/two-persons");
    for (int position : {0, 1}) {
        select(QStringLiteral("policySets/two-persons#") + QString::fromStdString(rule(position).id()));
        showTab("policyTabs", Workspace::Rollout);
        QVERIFY(in("rolloutStep2-0")->isEnabled());
    }
    publish();
    showTab("policyViews", PoliciesPage::Matrix);
    auto *shape = in<QComboBox>("matrixShape");
    shape->setFocus();
    QTest::keyClick(shape, Qt::Key_Down);
    auto *cells = console_->grid("policyMatrixGrid")->model();
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled() && cells->rowCount() == 6, patience);
    // A viewer may create nothing, whatever policies say; who may do all may.
    QTRY_COMPARE_WITH_TIMEOUT(cells->index(0, 1).data().toString(), QStringLiteral("not in the role"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(cells->index(5, 1).data().toString(), QStringLiteral("allowed"), patience);
    QAbstractItemModelTester tester(cells, QAbstractItemModelTester::FailureReportingMode::Fatal);
    console_->grid("policyMatrixGrid")->setCurrentIndex(cells->index(0, 1));
    click(in("matrixWhy"));
    QTRY_COMPARE_WITH_TIMEOUT(in<QTabBar>("policyViews")->currentIndex(), int(PoliciesPage::Why), patience);
    QCOMPARE(in<QLineEdit>("whyPermission")->text(), QStringLiteral("deployments.create"));
}

void MatrixTest::whatNoRoleAllowsAPrincipalIsNotSaidToBeAllowed() {
    openPage();
    const auto viewer = service_->principalOf(service_->enrol("viewer"));
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains(viewer), patience);
    show(OnePrincipal);
    choose(viewer);
    QTRY_COMPARE_WITH_TIMEOUT(told("deployments", "delete"), QStringLiteral("allowed by no role"), patience);
    choose(console_->connection.serverInfo().principal());
    QTRY_COMPARE_WITH_TIMEOUT(told("deployments", "delete"), QStringLiteral("allowed"), patience);
    QVERIFY(in<QLabel>("matrixSummary")->text().startsWith(QStringLiteral("By roles and policies together")));
}

void MatrixTest::whatATeamAloneAllowsAPrincipalNamesTheTeam() {
    openPage();
    QVERIFY(service_->owner().put(support::teamNamed("red")));
    const auto person = service_->principalOf(service_->enrol("operator", "teams/red"));
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains(person), patience);
    show(OnePrincipal);
    choose(person);
    QTRY_COMPARE_WITH_TIMEOUT(told("deployments", "delete"), QStringLiteral("allowed"), patience);
    console_->grid("policyMatrixGrid")->setCurrentIndex(cell("deployments", "delete"));
    QCOMPARE(support::factIn(*console_->page, "matrixFacts", "In these teams alone"), QStringLiteral("teams/red"));
}

void MatrixTest::verbsAreThoseOfTheKind() {
    openPage();
    show(RolesByVerbs);
    choose("modelVersions");
    QTRY_COMPARE_WITH_TIMEOUT(told("viewer", "approve"), QStringLiteral("not in the role"), patience);
    QCOMPARE(told("approver", "approve"), QStringLiteral("allowed"));
    QVERIFY2(!cell("viewer", "watch").isValid(), "reading is not asked of policies");
    choose("invitations");
    QTRY_COMPARE_WITH_TIMEOUT(told("administrator", "invite"), QStringLiteral("allowed"), patience);
    QCOMPARE(told("operator", "revoke"), QStringLiteral("not in the role"));
}

void MatrixTest::theChosenCellStaysWhileItIsAskedAnew() {
    openPage();
    show(RolesByVerbs);
    QTRY_COMPARE_WITH_TIMEOUT(told("administrator", "promote"), QStringLiteral("allowed"), patience);
    QAbstractItemModelTester tester(cells(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QPersistentModelIndex chosen = cell("administrator", "promote");
    console_->grid("policyMatrixGrid")->setCurrentIndex(chosen);
    QVERIFY(in("matrixWhy")->isEnabled());
    put(v1::ADMINISTRATION_STAGE, v1::FORBID, "change.verb", "promote");
    QTRY_COMPARE_WITH_TIMEOUT(told("administrator", "promote"), QStringLiteral("denied"), patience);
    QVERIFY(chosen.isValid());
    QCOMPARE(console_->grid("policyMatrixGrid")->currentIndex(), QModelIndex(chosen));
    QVERIFY(in("matrixWhy")->isEnabled());
}

void MatrixTest::rulesAboutLabelsAreNamedAsOpen() {
    openPage();
    QVERIFY(service_->owner().put(support::teamNamed("red")));
    QVERIFY(service_->owner().put(support::modelNamed("llama")));
    put(v1::ADMISSION_STAGE, v1::FORBID, "resource.labels", "stage=production");
    show(ModelsByTeams);
    QTRY_COMPARE_WITH_TIMEOUT(told("llama", "red"), QStringLiteral("allowed"), patience);
    const auto *summary = in<QLabel>("matrixSummary");
    QTRY_VERIFY_WITH_TIMEOUT(summary->text().contains(QStringLiteral("what is not known here")), patience);
    QVERIFY(summary->text().endsWith(QStringLiteral("house/house-rule")));
}

QTEST_MAIN(MatrixTest)
#include "matrix_test.moc"
