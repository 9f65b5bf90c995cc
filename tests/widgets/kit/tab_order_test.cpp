// Tab leads where one reads on, and to what can be seen.
#include <QApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>
#include <QVBoxLayout>

#include "widgets/kit/tab_order.h"

class TabOrderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatComesLaterStandsInItsPlace();
    void whatIsReplacedDoesNotHoldThePlace();
    void whatWasScrolledAwayIsShown();
};

namespace {

// Rows between two buttons.
struct Stage {
    Stage() {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(before);
        column->addWidget(holder);
        column->addWidget(after);
        new QVBoxLayout(holder);
    }

    QPushButton *add(const QString &name) {
        auto *row = new QPushButton(name);
        holder->layout()->addWidget(row);
        return row;
    }

    void show() {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        before->setFocus();
    }

    // What Tab leads to from before the rows to what stands after them.
    QStringList walk() const {
        QStringList met;
        while (window.focusWidget() != after && met.size() < 10) {
            QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
            met << static_cast<QPushButton *>(window.focusWidget())->text();
        }
        return met;
    }

    QWidget window;
    QPushButton *before = new QPushButton(QStringLiteral("before"));
    QWidget *holder = new QWidget;
    QPushButton *after = new QPushButton(QStringLiteral("after"));
};

} // namespace

void TabOrderTest::whatComesLaterStandsInItsPlace() {
    Stage stage;
    const QList<QWidget *> rows{stage.add(QStringLiteral("one")), stage.add(QStringLiteral("two"))};
    kit::orderTabs(stage.holder, rows);
    stage.show();
    QCOMPARE(stage.walk(), QStringList({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("after")}));
}

void TabOrderTest::whatIsReplacedDoesNotHoldThePlace() {
    Stage stage;
    auto *old = stage.add(QStringLiteral("old"));
    kit::orderTabs(stage.holder, {old});
    stage.show();
    // As after a click on it: it is deleted later.
    old->hide();
    auto *one = stage.add(QStringLiteral("one"));
    auto *two = stage.add(QStringLiteral("two"));
    kit::orderTabs(stage.holder, {one, two});
    QTRY_VERIFY(one->isVisible() && two->isVisible());
    QCOMPARE(stage.walk(), QStringList({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("after")}));
}

void TabOrderTest::whatWasScrolledAwayIsShown() {
    kit::keepFocusInSight(*qApp);
    Stage stage;
    auto *area = new QScrollArea;
    auto *page = new QWidget;
    page->setMinimumHeight(2'000);
    auto *inside = new QPushButton(QStringLiteral("inside"), page);
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    stage.holder->layout()->addWidget(area);
    kit::orderTabs(stage.holder, {area});
    stage.show();
    QVERIFY(!inside->visibleRegion().isEmpty());
    area->ensureVisible(0, 2'000);
    QVERIFY(inside->visibleRegion().isEmpty());
    QTest::keyClick(stage.before, Qt::Key_Tab);
    QVERIFY(inside->hasFocus());
    QVERIFY(!inside->visibleRegion().isEmpty());
}

QTEST_MAIN(TabOrderTest)
#include "tab_order_test.moc"
