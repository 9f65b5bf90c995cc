// Return does what the space bar does: it presses the button that has the keyboard, once, wherever that stands.
#include <functional>

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/kit/console_style.h"

using namespace kit;

using Make = std::function<QAbstractButton *()>;
Q_DECLARE_METATYPE(Make)

class ReturnPressTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ConsoleStyle::install(*qApp, theme_); }
    void itPressesTheButtonThatHasTheKeyboard_data();
    void itPressesTheButtonThatHasTheKeyboard();
    void heldDownItPressesOnce();
    void whatIsDisabledIsNotPressed();
    void aBoxIsTickedByTheSpaceBarAlone();
    void inADialogTheFocusedButtonActsAndNoOther();
    void elsewhereInADialogTheDefaultButtonActs();

private:
    Theme theme_{Scheme::Light};
};

void ReturnPressTest::itPressesTheButtonThatHasTheKeyboard_data() {
    QTest::addColumn<Make>("make");
    QTest::newRow("button") << Make([] { return new QPushButton(QStringLiteral("Open")); });
    QTest::newRow("tool button") << Make([] { return new QToolButton; });
}

void ReturnPressTest::itPressesTheButtonThatHasTheKeyboard() {
    QFETCH(const Make, make);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *button = make();
    column->addWidget(button);
    window.show();
    QSignalSpy clicked(button, &QAbstractButton::clicked);
    QTest::keyClick(button, Qt::Key_Return);
    QCOMPARE(clicked.count(), 1);
    QTest::keyClick(button, Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(clicked.count(), 2);
    QTest::keyClick(button, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(clicked.count(), 2);
}

void ReturnPressTest::heldDownItPressesOnce() {
    QPushButton button(QStringLiteral("Open"));
    button.show();
    QSignalSpy clicked(&button, &QPushButton::clicked);
    QTest::keyPress(&button, Qt::Key_Return);
    QKeyEvent repeated(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), true);
    QApplication::sendEvent(&button, &repeated);
    QTest::keyRelease(&button, Qt::Key_Return);
    QCOMPARE(clicked.count(), 1);
}

void ReturnPressTest::whatIsDisabledIsNotPressed() {
    QPushButton button(QStringLiteral("Open"));
    button.setEnabled(false);
    button.show();
    QSignalSpy clicked(&button, &QPushButton::clicked);
    QKeyEvent pressed(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    QApplication::sendEvent(&button, &pressed);
    QCOMPARE(clicked.count(), 0);
}

void ReturnPressTest::aBoxIsTickedByTheSpaceBarAlone() {
    QCheckBox box(QStringLiteral("All"));
    box.show();
    QTest::keyClick(&box, Qt::Key_Return);
    QVERIFY(!box.isChecked());
    QTest::keyClick(&box, Qt::Key_Space);
    QVERIFY(box.isChecked());
}

void ReturnPressTest::inADialogTheFocusedButtonActsAndNoOther() {
    QDialog dialog;
    auto *column = new QVBoxLayout(&dialog);
    auto *close = new QPushButton(QStringLiteral("Close"));
    auto *apply = new QPushButton(QStringLiteral("Apply"));
    column->addWidget(close);
    column->addWidget(apply);
    close->setAutoDefault(false);
    apply->setDefault(true);
    dialog.show();
    QSignalSpy closed(close, &QPushButton::clicked);
    QSignalSpy applied(apply, &QPushButton::clicked);
    QTest::keyClick(close, Qt::Key_Return);
    QCOMPARE(closed.count(), 1);
    QCOMPARE(applied.count(), 0);
    QTest::keyClick(apply, Qt::Key_Return);
    QCOMPARE(closed.count(), 1);
    QCOMPARE(applied.count(), 1);
}

void ReturnPressTest::elsewhereInADialogTheDefaultButtonActs() {
    QDialog dialog;
    auto *column = new QVBoxLayout(&dialog);
    auto *field = new QLineEdit;
    auto *apply = new QPushButton(QStringLiteral("Apply"));
    column->addWidget(field);
    column->addWidget(apply);
    apply->setDefault(true);
    dialog.show();
    QSignalSpy applied(apply, &QPushButton::clicked);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(applied.count(), 1);
}

QTEST_MAIN(ReturnPressTest)
#include "return_press_test.moc"
