// Certificates of people, as whoever answers for them uses the page.
#include <QLabel>

#include "tests/widgets/access/access_fixture.h"
#include "widgets/access/access_tables.h"

#include "pilothouse/v1/change_service.pb.h"

using accesspage::PeopleTable;
using support::click;
using support::dialogNamed;
using support::factIn;
using support::part;
using support::patience;
using support::waitForDialog;
namespace v1 = pilothouse::v1;

class CertificatesTest final : public support::AccessFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { openHouse(); }
    void cleanup() { closeHouse(); }

    void certificatesAreRevokedWithAReason();
    void whereNoneWasIssuedNoneIsRevoked();
    void aRevocationThatWaitedForApprovalShowsOnceItIsApplied();
    void aVerbSaysBeforehandThatItAsksForApproval();
    void aVerbThatCannotWaitSaysSoBeforehand();
    void onesOwnCertificateIsRenewed();
};

void CertificatesTest::certificatesAreRevokedWithAReason() {
    openPage();
    select(QString::fromStdString(name("Otto Hahn")));
    QTRY_VERIFY_WITH_TIMEOUT(action("principals.revoke")->isEnabled(), patience);
    action("principals.revoke")->trigger();
    auto *dialog = waitForDialog("verbDialog");
    QVERIFY(!part<QPushButton>(*dialog, "act")->isEnabled());
    QTest::keyClicks(part<QLineEdit>(*dialog, "reason"), QStringLiteral("Lost laptop"));
    QTest::keyClick(part<QLineEdit>(*dialog, "reason"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(column("principals", PeopleTable::State).contains(QStringLiteral("revoked")), patience);
    QCOMPARE(factIn(*console_->page, "principalsFacts", "Certificate"), QStringLiteral("none is in use"));
}

void CertificatesTest::whereNoneWasIssuedNoneIsRevoked() {
    v1::Resource program;
    program.mutable_meta()->set_name("principals/k3v7q2x5m4a6b2c7");
    program.mutable_principal()->set_type(v1::SERVICE);
    QVERIFY(service_->owner().put(program));
    openPage();
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("principals/k3v7q2x5m4a6b2c7"), patience);
    select(QStringLiteral("principals/k3v7q2x5m4a6b2c7"));
    QTRY_VERIFY2_WITH_TIMEOUT(
        action("principals.revoke")->toolTip().startsWith(QStringLiteral("No certificate was issued to ")),
        qPrintable(action("principals.revoke")->toolTip()), patience);
    QVERIFY(!action("principals.revoke")->isEnabled());
}

void CertificatesTest::aRevocationThatWaitedForApprovalShowsOnceItIsApplied() {
    openPage();
    select(QString::fromStdString(name("Otto Hahn")));
    QTRY_VERIFY_WITH_TIMEOUT(factIn(*console_->page, "principalsFacts", "Certificate").startsWith(u"until "), patience);
    const auto approver = service_->enrol("approver");
    askForApproval("principals.revoke");
    v1::RevokeCertificatesRequest revocation;
    revocation.set_name(name("Otto Hahn"));
    const auto asked =
        service_->owner().ask<v1::RevokeCertificatesResponse>("IdentityService.RevokeCertificates", revocation);
    QVERIFY(!asked);
    QCOMPARE(asked.error().reason(), v1::APPROVAL_PENDING);
    const auto request = service_->owner().get(asked.error().arguments().at("change_request"));
    QVERIFY(request);
    v1::ApproveChangeRequestRequest approval;
    approval.set_name(request->meta().name());
    approval.set_sha256(request->change_request().sha256());
    QVERIFY(approver.ask<v1::MoveChangeRequestResponse>("ChangeService.ApproveChangeRequest", approval));
    QTRY_COMPARE_WITH_TIMEOUT(factIn(*console_->page, "principalsFacts", "Certificate"),
                              QStringLiteral("none is in use"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(column("principals", PeopleTable::State).contains(QStringLiteral("revoked")), patience);
}

void CertificatesTest::aVerbSaysBeforehandThatItAsksForApproval() {
    (void)service_->enrol("approver");
    askForApproval("principals.revoke");
    openPage();
    select(QString::fromStdString(name("Otto Hahn")));
    QTRY_VERIFY_WITH_TIMEOUT(action("principals.revoke")->isEnabled(), patience);
    action("principals.revoke")->trigger();
    auto *dialog = waitForDialog("verbDialog");
    auto *act = part<QPushButton>(*dialog, "act");
    QTRY_COMPARE_WITH_TIMEOUT(act->text(), QStringLiteral("Ask for approval"), patience);
    QVERIFY(part<QWidget>(*dialog, "policy")->isVisible());
    QVERIFY(part<QLabel>(*dialog, "consequence")->text().startsWith(u"Once it is approved: "));
    QTest::keyClicks(part<QLineEdit>(*dialog, "reason"), QStringLiteral("Lost laptop"));
    QTest::keyClick(part<QLineEdit>(*dialog, "reason"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("verbDialog"), patience);
    const auto requests = service_->owner().list("changeRequests");
    QVERIFY(requests);
    QCOMPARE(requests->resources_size(), 1);
    QVERIFY(!service_->owner().get(name("Otto Hahn"))->principal().has_revoke_time());
}

void CertificatesTest::aVerbThatCannotWaitSaysSoBeforehand() {
    (void)service_->enrol("approver");
    askForApproval("principals.setProfile");
    openPage();
    select(QString::fromStdString(name("Otto Hahn")));
    QTRY_VERIFY_WITH_TIMEOUT(action("principals.setProfile")->isEnabled(), patience);
    action("principals.setProfile")->trigger();
    auto *dialog = waitForDialog("verbDialog");
    QTRY_COMPARE_WITH_TIMEOUT(part<QLabel>(*dialog, "consequence")->text(),
                              QStringLiteral("Rules ask others to approve this, and it cannot wait for that: as it is, "
                                             "it will be refused."),
                              patience);
    QCOMPARE(part<QPushButton>(*dialog, "act")->text(), QStringLiteral("Save"));
    QVERIFY(part<QWidget>(*dialog, "policy")->isVisible());
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void CertificatesTest::onesOwnCertificateIsRenewed() {
    openPage();
    select(QString::fromStdString(name("Otto Hahn")));
    QTRY_COMPARE_WITH_TIMEOUT(action("principals.renew")->toolTip(),
                              QStringLiteral("The key is with Otto Hahn, whose console renews it."), patience);
    QVERIFY(!action("principals.renew")->isEnabled());
    const auto own = console_->connection.serverInfo().principal();
    select(QString::fromStdString(own));
    QTRY_VERIFY_WITH_TIMEOUT(action("principals.renew")->isEnabled(), patience);
    const auto before = factIn(*console_->page, "principalsFacts", "Fingerprint");
    click(part<QPushButton>(*console_->page, "principalsRenewButton"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->posted.size(), 1, patience);
    QCOMPARE(console_->posted.first().text, QStringLiteral("Your certificate is renewed, with a new key."));
    // What the service says of it follows with the next call that is made with it.
    QTRY_VERIFY_WITH_TIMEOUT(factIn(*console_->page, "principalsFacts", "Fingerprint") != before, patience);
}

QTEST_MAIN(CertificatesTest)
#include "certificates_test.moc"
