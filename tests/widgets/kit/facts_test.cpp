// Facts in an inspector, and its tabs.
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QVBoxLayout>
#include <QWindow>

#include "widgets/kit/console_style.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/inspector.h"

using namespace kit;

class FactsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ConsoleStyle::install(*qApp, theme_); }
    void factsSayWhichValueIsAbsent();
    void factsAreCopiedByTheKeyboard();
    void factsAreReplacedWhole();
    void aLongNameIsNotCut();
    void aFactIsSelectedWithoutMoving();
    void oneInspectorPageHasNoTab();
    void aTabIsMadeWhenSomebodyLooks();

private:
    Theme theme_{Scheme::Light};
};

void FactsTest::factsSayWhichValueIsAbsent() {
    FactList facts(theme_);
    facts.setFacts({{QStringLiteral("KV cache"), {}, Absence::NotReported},
                    {QStringLiteral("Context"), {}, Absence::NotApplicable}});
    QStringList texts;
    for (const QLabel *label : facts.findChildren<QLabel *>())
        texts << label->text();
    QVERIFY(texts.contains(QStringLiteral("not reported")));
    QVERIFY(texts.contains(QStringLiteral("not applicable")));
}

void FactsTest::factsAreCopiedByTheKeyboard() {
    FactList facts(theme_);
    facts.setFacts({{QStringLiteral("License"), QStringLiteral("Apache 2.0")},
                    {QStringLiteral("Digest"), QStringLiteral("sha256:9f2c"), Absence::None, true}});
    facts.show();
    QVERIFY(QTest::qWaitForWindowExposed(&facts));
    QTest::keyClick(&facts, Qt::Key_Down);
    QTest::keySequence(&facts, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("sha256:9f2c"));
    QTest::keyClick(&facts, Qt::Key_Up);
    QTest::keySequence(&facts, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Apache 2.0"));
}

void FactsTest::factsAreReplacedWhole() {
    FactList facts(theme_);
    for (int round = 0; round < 3; ++round) {
        facts.setFacts({{QStringLiteral("Round"), QString::number(round)}});
        QCOMPARE(facts.findChildren<QLabel *>().size(), 2);
        QCOMPARE(facts.sizeHint().height(), theme_.px(Size::FactRow));
    }
}

void FactsTest::aLongNameIsNotCut() {
    FactList list(theme_);
    const auto name = QStringLiteral("ROBUST_CHANNEL_GPU_HAS_FALLEN_OFF_THE_BUS. Drain the node and restart it.");
    list.setFacts({{QStringLiteral("XID 79"), name}});
    list.resize(320, 200);
    list.show();
    QVERIFY2(list.minimumSizeHint().width() <= 320, qPrintable(QString::number(list.minimumSizeHint().width())));
    // What is copied is the name as it was.
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), name);
}

void FactsTest::aFactIsSelectedWithoutMoving() {
    FactList facts(theme_);
    facts.setFacts(
        {{QStringLiteral("Note"), QStringLiteral("A sentence that is too long for one line of a narrow list, "
                                                 "and therefore stands in several of them.")}});
    facts.resize(300, facts.heightForWidth(300));
    facts.show();
    QVERIFY(QTest::qWaitForWindowExposed(&facts));
    auto *value = facts.findChildren<QLabel *>().last();
    const auto place = value->geometry();
    const auto picture = value->grab().toImage();
    QTest::mouseMove(facts.windowHandle(), value->mapTo(&facts, QPoint(6, 30)));
    QTRY_VERIFY(value->textInteractionFlags() == Qt::TextSelectableByMouse);
    value->updateGeometry();
    facts.layout()->activate();
    QCOMPARE(value->geometry(), place);
    QCOMPARE(value->grab().toImage(), picture);
    QTest::mouseDClick(value, Qt::LeftButton, {}, {6, 30});
    QVERIFY(value->hasSelectedText());
}

void FactsTest::oneInspectorPageHasNoTab() {
    Inspector inspector(theme_);
    QCOMPARE(inspector.addTab(new QWidget, QStringLiteral("Summary")), 0);
    auto *tabs = inspector.findChild<QTabBar *>();
    QVERIFY(tabs->isHidden());
    QCOMPARE(inspector.addTab(new QWidget, QStringLiteral("Card")), 1);
    QVERIFY(!tabs->isHidden());
    QSignalSpy told(&inspector, &Inspector::tabChanged);
    inspector.setCurrentTab(1);
    QCOMPARE(told.count(), 1);
    QCOMPARE(inspector.currentTab(), 1);
}

void FactsTest::aTabIsMadeWhenSomebodyLooks() {
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *inspector = new Inspector(theme_);
    column->addWidget(inspector);
    auto *last = new QLineEdit;
    column->addWidget(last);
    int made = 0;
    QLineEdit *field = nullptr;
    inspector->addTab(new QLabel(QStringLiteral("seen")), QStringLiteral("Summary"));
    inspector->addTab(QStringLiteral("Card"), [&] {
        ++made;
        return field = new QLineEdit;
    });
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QCOMPARE(made, 0);
    auto *tabs = inspector->findChild<QTabBar *>();
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_Right);
    QCOMPARE(made, 1);
    QVERIFY(field->isVisible());
    // What was made late still stands where it is seen.
    QTest::keyClick(tabs, Qt::Key_Tab);
    while (QApplication::focusWidget() && qobject_cast<QScrollArea *>(QApplication::focusWidget()))
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), field);
    QTest::keyClick(field, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), last);
    inspector->setCurrentTab(0);
    inspector->setCurrentTab(1);
    QCOMPARE(made, 1);
}

QTEST_MAIN(FactsTest)
#include "facts_test.moc"
