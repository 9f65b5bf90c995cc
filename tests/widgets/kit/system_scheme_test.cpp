#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include "widgets/kit/system_scheme.h"

using namespace kit;

namespace {

// A settings portal on a bus of the test's own.
class Portal : public QDBusVirtualObject {
public:
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override {
        if (message.member() != QLatin1String("ReadAll"))
            return false;
        QDBusMessage reply = message.createReply();
        QDBusArgument spaces;
        spaces.beginMap(QMetaType::fromType<QString>(), QMetaType::fromType<QVariantMap>());
        spaces.beginMapEntry();
        spaces << QStringLiteral("org.freedesktop.appearance") << values;
        spaces.endMapEntry();
        spaces.endMap();
        reply << QVariant::fromValue(spaces);
        bus.send(reply);
        return true;
    }
    QString introspect(const QString &) const override { return {}; }

    QVariantMap values;
};

} // namespace

class SystemSchemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void withoutABusThePaletteDecides();
    void withoutAPortalThePaletteDecides();
    void thePortalDecides_data();
    void thePortalDecides();
    void changesAreFollowed();

private:
    QProcess daemon_;
    QString address_;
};

void SystemSchemeTest::initTestCase() {
    daemon_.start(QStringLiteral("dbus-daemon"),
                  {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    if (!daemon_.waitForStarted() || !daemon_.waitForReadyRead())
        QSKIP("There is no dbus-daemon here.");
    address_ = QString::fromUtf8(daemon_.readLine()).trimmed();
}

void SystemSchemeTest::cleanupTestCase() {
    daemon_.terminate();
    daemon_.waitForFinished();
}

void SystemSchemeTest::withoutABusThePaletteDecides() {
    QGuiApplication::setPalette(QPalette(Qt::GlobalColor::black));
    QCOMPARE(SystemScheme(QDBusConnection(QStringLiteral("none"))).scheme(), Scheme::Dark);
    QGuiApplication::setPalette(QPalette(Qt::GlobalColor::white));
    QCOMPARE(SystemScheme(QDBusConnection(QStringLiteral("none"))).scheme(), Scheme::Light);
}

void SystemSchemeTest::withoutAPortalThePaletteDecides() {
    QGuiApplication::setPalette(QPalette(Qt::GlobalColor::white));
    SystemScheme scheme(QDBusConnection::connectToBus(address_, QStringLiteral("lonely")));
    QTest::qWait(50);
    QCOMPARE(scheme.scheme(), Scheme::Light);
    QDBusConnection::disconnectFromBus(QStringLiteral("lonely"));
}

void SystemSchemeTest::thePortalDecides_data() {
    QTest::addColumn<QVariantMap>("values");
    QTest::addColumn<Scheme>("scheme");
    const QString color = QStringLiteral("color-scheme");
    const QString contrast = QStringLiteral("contrast");
    QTest::newRow("dark") << QVariantMap{{color, 1u}} << Scheme::Dark;
    QTest::newRow("light") << QVariantMap{{color, 2u}} << Scheme::Light;
    QTest::newRow("no preference") << QVariantMap{{color, 0u}} << Scheme::Light;
    QTest::newRow("high contrast") << QVariantMap{{color, 1u}, {contrast, 1u}} << Scheme::HighContrast;
    QTest::newRow("wrapped twice") << QVariantMap{{color, QVariant::fromValue(QDBusVariant(1u))}} << Scheme::Dark;
}

void SystemSchemeTest::thePortalDecides() {
    QFETCH(QVariantMap, values);
    QFETCH(Scheme, scheme);
    QGuiApplication::setPalette(QPalette(Qt::GlobalColor::white));
    QDBusConnection server = QDBusConnection::connectToBus(address_, QStringLiteral("server"));
    Portal portal;
    portal.values = values;
    QVERIFY(server.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    QVERIFY(server.registerVirtualObject(QStringLiteral("/org/freedesktop/portal/desktop"), &portal));
    SystemScheme shown(QDBusConnection::connectToBus(address_, QStringLiteral("client")));
    QSignalSpy told(&shown, &SystemScheme::changed);
    QTRY_COMPARE(told.count(), 1);
    QCOMPARE(shown.scheme(), scheme);
    server.unregisterObject(QStringLiteral("/org/freedesktop/portal/desktop"));
    QDBusConnection::disconnectFromBus(QStringLiteral("server"));
    QDBusConnection::disconnectFromBus(QStringLiteral("client"));
}

void SystemSchemeTest::changesAreFollowed() {
    QDBusConnection server = QDBusConnection::connectToBus(address_, QStringLiteral("server"));
    SystemScheme shown(QDBusConnection::connectToBus(address_, QStringLiteral("client")));
    QSignalSpy told(&shown, &SystemScheme::changed);
    QDBusMessage change =
        QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/portal/desktop"),
                                   QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("SettingChanged"));
    change << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme")
           << QVariant::fromValue(QDBusVariant(1u));
    // The bus must know of the listener before it is spoken to.
    QTRY_VERIFY(server.send(change) && (QTest::qWait(20), told.count() > 0));
    QCOMPARE(shown.scheme(), Scheme::Dark);
    QDBusConnection::disconnectFromBus(QStringLiteral("server"));
    QDBusConnection::disconnectFromBus(QStringLiteral("client"));
}

QTEST_MAIN(SystemSchemeTest)
#include "system_scheme_test.moc"
