// The list of pages.
#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include "widgets/kit/console_style.h"
#include "widgets/kit/navigation.h"

using namespace kit;

namespace {

QList<NavigationEntry> entries() {
    return {
        {QStringLiteral("catalog"), QStringLiteral("Catalog"), Icon::Catalog, NavigationEntry::Group::Operate, 1480},
        {QStringLiteral("audit"), QStringLiteral("Audit"), Icon::Audit, NavigationEntry::Group::Govern},
        {QStringLiteral("access"), QStringLiteral("Access"), Icon::Access, NavigationEntry::Group::Govern}};
}

} // namespace

class NavigationTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ConsoleStyle::install(*qApp, theme_); }
    void theNavigationIsDrivenByTheKeyboard();
    void headingsCannotBeChosen();
    void theNavigationSpeaksItsCounts();
    void choosingByTheProgramSaysNothing();

private:
    Theme theme_{Scheme::Light};
};

void NavigationTest::theNavigationIsDrivenByTheKeyboard() {
    Navigation navigation(theme_);
    navigation.setEntries(entries());
    navigation.setChosen(QStringLiteral("catalog"));
    QSignalSpy chosen(&navigation, &Navigation::pageChosen);
    QTest::keyClick(&navigation, Qt::Key_Down);
    QCOMPARE(navigation.currentIndex().data().toString(), QStringLiteral("Audit"));
    QCOMPARE(navigation.chosen(), QStringLiteral("catalog"));
    QCOMPARE(chosen.count(), 0);
    QTest::keyClick(&navigation, Qt::Key_Return);
    QCOMPARE(navigation.chosen(), QStringLiteral("audit"));
    QTest::keyClick(&navigation, Qt::Key_Down);
    QTest::keyClick(&navigation, Qt::Key_Space);
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(chosen.constLast().constFirst().toString(), QStringLiteral("access"));
}

void NavigationTest::headingsCannotBeChosen() {
    Navigation navigation(theme_);
    navigation.setEntries(entries());
    navigation.setChosen(QStringLiteral("audit"));
    navigation.show();
    QVERIFY(QTest::qWaitForWindowExposed(&navigation));
    QSignalSpy chosen(&navigation, &Navigation::pageChosen);
    QTest::mouseClick(navigation.viewport(), Qt::LeftButton, {},
                      navigation.visualRect(navigation.model()->index(0, 0)).center());
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(navigation.chosen(), QStringLiteral("audit"));
    QTest::mouseClick(navigation.viewport(), Qt::LeftButton, {},
                      navigation.visualRect(navigation.model()->index(1, 0)).center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(navigation.chosen(), QStringLiteral("catalog"));
}

void NavigationTest::theNavigationSpeaksItsCounts() {
    Navigation navigation(theme_);
    navigation.setEntries(entries());
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&navigation);
    QStringList names;
    for (int index = 0; index < list->childCount(); ++index)
        names << list->child(index)->text(QAccessible::Name);
    QVERIFY2(names.contains(QStringLiteral("Catalog, 1,480")) || names.contains(QStringLiteral("Catalog, 1480")),
             qPrintable(names.join(QLatin1Char('|'))));
    navigation.setCount(QStringLiteral("audit"), 3);
    QCOMPARE(navigation.model()->index(3, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Audit, 3"));
}

void NavigationTest::choosingByTheProgramSaysNothing() {
    Navigation navigation(theme_);
    navigation.setEntries(entries());
    QSignalSpy chosen(&navigation, &Navigation::pageChosen);
    navigation.setChosen(QStringLiteral("access"));
    QCOMPARE(chosen.count(), 0);
    navigation.setEntries(entries());
    QCOMPARE(navigation.chosen(), QStringLiteral("access"));
    navigation.setChosen(QStringLiteral("unknown"));
    QVERIFY(navigation.chosen().isEmpty());
}

QTEST_MAIN(NavigationTest)
#include "navigation_test.moc"
