// A console that comes with the wrong credentials, or to the wrong place: what it says, with the way out, and that it
// is let in as soon as that is mended.
#include <QFile>

#include "backend/client/connection.h"
#include "backend/tls/certificate.h"
#include "backend/tls/certificate_authority.h"
#include "backend/tls/credential_files.h"
#include "backend/tls/key_pair.h"
#include "tests/backend/daemon/child.h"
#include "tests/journeys/desk.h"
#include "widgets/shell/main_window.h"

using journey::patience;

class RefusedConsoleJourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theWayOutIsSaid_data();
    void theWayOutIsSaid();
    void whatIsMendedLetsTheConsoleIn();
    void cleanupTestCase() { service_.reset(); }

private:
    void enroll(const QString &data, const QString &to) const;
    void writeExpired(const QString &to) const;

    journey::Desk desk_;
    std::unique_ptr<support::Child> service_;
};

void RefusedConsoleJourneyTest::enroll(const QString &data, const QString &to) const {
    support::Child program("pilothoused", {"enroll", "--data-dir", desk_.path(data).toStdString(), "--user", "Olga",
                                           "--role", "viewer", "--out", desk_.path(to).toStdString()});
    QCOMPARE(program.wait(), 0);
}

// Signed by the service's own authority, two months ago.
void RefusedConsoleJourneyTest::writeExpired(const QString &to) const {
    const auto good = tls::loadCredentials(tls::CredentialFiles::in(desk_.path(QStringLiteral("good")).toStdString()));
    QVERIFY(good);
    const auto uri = QString::fromStdString(tls::Certificate::parse(good->certificatePem)->uris().front());
    const auto then =
        std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) - std::chrono::days(60);
    const auto authority = tls::CertificateAuthority::open(
        desk_.dataDirectory().toStdString(), uri.section(QLatin1Char('/'), 2, 2).toStdString(), nullptr, then);
    QVERIFY(authority);
    const auto key = tls::KeyPair::make();
    const auto certificate =
        (*authority)->issueClient(key.certificateRequestPem(), uri.section(QLatin1Char('/'), -1).toStdString(), then);
    QVERIFY(certificate);
    QVERIFY(QDir().mkpath(desk_.path(to)));
    QVERIFY(tls::storeCredentials(tls::CredentialFiles::in(desk_.path(to).toStdString()),
                                  {good->caPem, *certificate, key.privateKeyPem()}));
}

void RefusedConsoleJourneyTest::initTestCase() {
    service_ = desk_.serve();
    QVERIFY(service_);
    enroll(QStringLiteral("data"), QStringLiteral("good"));
    enroll(QStringLiteral("elsewhere"), QStringLiteral("stranger"));
    writeExpired(QStringLiteral("expired"));
    QVERIFY(QDir().mkpath(desk_.path(QStringLiteral("halved"))));
    for (const char *file : {"/ca.pem", "/cert.pem"})
        QVERIFY(QFile::copy(desk_.path(QStringLiteral("good")) + QLatin1String(file),
                            desk_.path(QStringLiteral("halved")) + QLatin1String(file)));
}

void RefusedConsoleJourneyTest::theWayOutIsSaid_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("credentials");
    QTest::addColumn<QStringList>("words");
    const auto address = desk_.address();
    const auto nowhere = QStringLiteral("127.0.0.1:1");
    QTest::newRow("nobody there") << nowhere << "good" << QStringList{nowhere, QStringLiteral("keeps trying")};
    QTest::newRow("no such folder") << address << "missing"
                                    << QStringList{QStringLiteral("missing/ca.pem"),
                                                   QStringLiteral("pilothoused enroll")};
    QTest::newRow("no key") << address << "halved"
                            << QStringList{QStringLiteral("halved/key.pem"), QStringLiteral("pilothoused enroll")};
    QTest::newRow("another authority") << address << "stranger"
                                       << QStringList{QStringLiteral("nothing was sent"),
                                                      QStringLiteral("credentials")};
    QTest::newRow("expired") << address << "expired"
                             << QStringList{QStringLiteral("expired on"), QStringLiteral("enroll you again")};
}

void RefusedConsoleJourneyTest::theWayOutIsSaid() {
    QFETCH(const QString, address);
    QFETCH(const QString, credentials);
    QFETCH(const QStringList, words);
    const auto console = desk_.open(address, desk_.path(credentials));
    const auto &window = console->window();
    QTRY_VERIFY_WITH_TIMEOUT(!journey::warningsOf(window).isEmpty(), patience);
    const auto said = journey::warningsOf(window);
    for (const auto &word : words)
        QVERIFY2(said.contains(word), qPrintable(said));
    // Of what was never seen there is no copy.
    QVERIFY2(!said.contains(QStringLiteral("last copy")), qPrintable(said));
    QVERIFY(!console->connection().isOnline());
    // The warning stays while the console tries again.
    journey::connectAgain(*console);
    QCOMPARE(console->connection().state(), client::Connection::State::Connecting);
    QCOMPARE(journey::warningsOf(window), said);
}

void RefusedConsoleJourneyTest::whatIsMendedLetsTheConsoleIn() {
    const auto console = desk_.open(desk_.address(), desk_.path(QStringLiteral("halved")));
    QTRY_COMPARE_WITH_TIMEOUT(console->connection().state(), client::Connection::State::Refused, patience);
    QVERIFY(QFile::copy(desk_.path(QStringLiteral("good/key.pem")), desk_.path(QStringLiteral("halved/key.pem"))));
    journey::connectAgain(*console);
    QTRY_VERIFY_WITH_TIMEOUT(console->connection().isOnline(), patience);
    QCOMPARE(journey::warningsOf(console->window()), QString());
}

QTEST_MAIN(RefusedConsoleJourneyTest)
#include "refused_console_journey_test.moc"
