#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "widgets/kit/banner.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/dialog.h"
#include "widgets/kit/elided_label.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/flow_layout.h"
#include "widgets/kit/inspector.h"
#include "widgets/kit/navigation.h"
#include "widgets/kit/progress_row.h"
#include "widgets/kit/reason_field.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/skeleton_bars.h"
#include "widgets/kit/state_panel.h"

using namespace kit;

class WidgetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ConsoleStyle::install(*qApp, theme_); }
    void aLabelIsAsHighAsItsRole();
    void anElidedLabelGivesWay();
    void thePanelShowsOneOfFourStates();
    void anEmptyPanelOffersTheNextStep();
    void aFailedPanelTriesAgain();
    void aBannerFollowsItsAction();
    void aDialogGrowsWithWhatIsSaidInIt();
    void aReasonThatIsTooLongIsKeptAndSaysSo();
    void barsAppearAfterAMoment();
    void progressEndsInAWord();
    void buttonsGoOnInANextRow();
    void evenRowsLeaveNoneAlone();
    void everyControlHasAName();

private:
    Theme theme_{Scheme::Light};
};

void WidgetsTest::aLabelIsAsHighAsItsRole() {
    const QMetaEnum roles = QMetaEnum::fromType<TextRole>();
    for (int index = 0; index < roles.keyCount(); ++index) {
        const auto role = static_cast<TextRole>(index);
        QCOMPARE(RoleLabel(theme_, role, QStringLiteral("Text")).sizeHint().height(), theme_.lineHeight(role));
    }
    RoleLabel two(theme_, TextRole::Body, QStringLiteral("one\ntwo"));
    QCOMPARE(two.sizeHint().height(), 2 * theme_.lineHeight(TextRole::Body));
}

void WidgetsTest::anElidedLabelGivesWay() {
    ElidedLabel label(theme_, TextRole::Mono, QStringLiteral("sha256:0123456789abcdef0123456789abcdef"));
    QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width() / 2);
    QCOMPARE(QAccessible::queryAccessibleInterface(&label)->text(QAccessible::Name), label.text());
}

void WidgetsTest::thePanelShowsOneOfFourStates() {
    auto *content = new QLabel(QStringLiteral("content"));
    StatePanel panel(theme_, content);
    QSignalSpy told(&panel, &StatePanel::stateChanged);
    QCOMPARE(panel.state(), StatePanel::State::Loading);
    panel.showEmpty({QStringLiteral("No models yet"), {}});
    panel.showFailed({QStringLiteral("Failed"), QStringLiteral("Why.")});
    QVERIFY(panel.currentWidget() != content);
    panel.showFilled();
    panel.showFilled();
    QCOMPARE(panel.currentWidget(), content);
    QCOMPARE(told.count(), 3);
    panel.showLoading(4);
    QCOMPARE(panel.state(), StatePanel::State::Loading);
}

void WidgetsTest::anEmptyPanelOffersTheNextStep() {
    StatePanel panel(theme_, new QWidget);
    QAction step(QStringLiteral("Import model"));
    QSignalSpy taken(&step, &QAction::triggered);
    panel.showEmpty({QStringLiteral("No models yet"), QStringLiteral("They stand here.")}, &step);
    panel.showEmpty({QStringLiteral("No models yet"), QStringLiteral("They stand here.")}, &step);
    auto *button = panel.findChild<QPushButton *>(QStringLiteral("nextStep"));
    QCOMPARE(button->text(), step.text());
    button->click();
    QCOMPARE(taken.count(), 1);
    step.setToolTip(QStringLiteral("The store is sealed."));
    step.setEnabled(false);
    QVERIFY(!button->isEnabled());
    QCOMPARE(button->toolTip(), step.toolTip());
    panel.showEmpty({QStringLiteral("Nothing matches"), {}});
    QVERIFY(button->isHidden());
}

void WidgetsTest::aFailedPanelTriesAgain() {
    StatePanel panel(theme_, new QWidget);
    QSignalSpy asked(&panel, &StatePanel::retryRequested);
    panel.showFailed({QStringLiteral("Failed"), QStringLiteral("Why.")});
    panel.findChild<QPushButton *>(QStringLiteral("retry"))->click();
    QCOMPARE(asked.count(), 1);
}

void WidgetsTest::aBannerFollowsItsAction() {
    Banner banner(theme_, Tone::Warn, QStringLiteral("The service does not answer."));
    QAction retry(QStringLiteral("Reconnect"));
    QSignalSpy taken(&retry, &QAction::triggered);
    banner.setAction(&retry);
    banner.setAction(&retry);
    auto *button = banner.findChildren<QPushButton *>().constFirst();
    QCOMPARE(button->text(), QStringLiteral("Reconnect"));
    retry.setEnabled(false);
    QVERIFY(!button->isEnabled());
    retry.setEnabled(true);
    button->click();
    QCOMPARE(taken.count(), 1);
}

void WidgetsTest::aDialogGrowsWithWhatIsSaidInIt() {
    const auto sentence = QStringLiteral("It runs on another host. Only processes of the service's own host can be "
                                         "stopped from here, and none of the service itself. ");
    Dialog dialog;
    auto *what = new RoleLabel(theme_, TextRole::Body, sentence + sentence);
    what->setWordWrap(true);
    auto *failure = new Banner(theme_, Tone::Danger, {});
    failure->hide();
    auto *column = new QVBoxLayout(&dialog);
    column->addWidget(what);
    column->addWidget(failure);
    dialog.show();
    failure->setText(sentence + sentence);
    failure->show();
    const auto isWhole = [](const QWidget *widget) {
        return widget->height() >= widget->heightForWidth(widget->width());
    };
    QTRY_VERIFY(isWhole(what) && isWhole(failure));
    dialog.resize(dialog.width() / 2, 1);
    QTRY_VERIFY(isWhole(what) && isWhole(failure));
}

void WidgetsTest::aReasonThatIsTooLongIsKeptAndSaysSo() {
    QWidget dialog;
    auto *column = new QVBoxLayout(&dialog);
    auto *reason = new ReasonField(theme_);
    column->addWidget(reason);
    column->addWidget(reason->lack());
    dialog.show();
    QApplication::clipboard()->setText(QString(100'000, QLatin1Char('x')));
    reason->paste();
    QCOMPARE(reason->text().size(), qsizetype(100'000));
    QVERIFY(reason->lack()->isVisible());
    QVERIFY(reason->lack()->text().contains(QLocale().toString(ReasonField::Most)));
    reason->setText(QString(ReasonField::Most, QLatin1Char('x')));
    QVERIFY(!reason->lack()->isVisible());
    QCOMPARE(reason->obstacle(), QString());
}

void WidgetsTest::barsAppearAfterAMoment() {
    SkeletonBars bars(theme_, 3);
    bars.resize(300, 200);
    const auto isEmpty = [&bars] {
        const QImage image = bars.grab().toImage();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixel(x, y) != image.pixel(0, 0))
                    return false;
        return true;
    };
    bars.show();
    QVERIFY(isEmpty());
    QTRY_VERIFY(!isEmpty());
}

void WidgetsTest::progressEndsInAWord() {
    ProgressRow row(theme_, QStringLiteral("Importing phi-4"));
    auto *bar = row.findChild<QProgressBar *>();
    auto *cancel = row.findChild<QPushButton *>();
    QCOMPARE(bar->maximum(), 0);
    row.setProgress(6250);
    QCOMPARE(bar->text(), QStringLiteral("62%"));
    QCOMPARE(cancel->accessibleName(), QStringLiteral("Cancel Importing phi-4"));
    QSignalSpy cancelled(&row, &ProgressRow::cancelRequested);
    cancel->click();
    QCOMPARE(cancelled.count(), 1);
    row.setOutcome(QStringLiteral("imported"), Tone::Ok);
    QVERIFY(bar->isHidden() && cancel->isHidden());
}

void WidgetsTest::buttonsGoOnInANextRow() {
    QWidget window;
    auto *row = new FlowLayout(8, &window);
    QList<QPushButton *> buttons;
    for (const auto *text : {"Diese Generation wiederherstellen", "Zurücksetzen", "Bearbeiten"}) {
        buttons << new QPushButton(QString::fromUtf8(text));
        row->addWidget(buttons.last());
    }
    window.resize(buttons[0]->sizeHint().width() + 20, 200);
    window.show();
    for (const auto *button : buttons) {
        QVERIFY(window.rect().contains(button->geometry()));
        QCOMPARE(button->width(), button->sizeHint().width());
    }
    QVERIFY(buttons[1]->y() > buttons[0]->geometry().bottom());
    buttons[0]->hide();
    QTRY_COMPARE(buttons[1]->y(), 0);
    window.resize(1000, 200);
    buttons[0]->show();
    QTRY_COMPARE(buttons[2]->y(), 0);
    QCOMPARE(row->heightForWidth(1000), buttons[0]->sizeHint().height());
}

void WidgetsTest::evenRowsLeaveNoneAlone() {
    QWidget window;
    auto *row = new FlowLayout(8, &window);
    row->setEven(true);
    QList<QPushButton *> buttons;
    for (int number = 0; number < 5; ++number) {
        buttons << new QPushButton(QString::number(number));
        row->addWidget(buttons.last());
    }
    const int wide = buttons[0]->sizeHint().width() + 8;
    window.resize(4 * wide + 4, 200);
    window.show();
    QTRY_COMPARE(buttons[2]->y(), 0);
    QVERIFY(buttons[3]->y() > 0);
    QCOMPARE(buttons[4]->y(), buttons[3]->y());
    // As many rows as there are anyway.
    window.resize(5 * wide, 200);
    QTRY_COMPARE(buttons[4]->y(), 0);
}

void WidgetsTest::everyControlHasAName() {
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *navigation = new Navigation(theme_);
    navigation->setEntries(
        {{QStringLiteral("audit"), QStringLiteral("Audit"), Icon::Audit, NavigationEntry::Group::Govern}});
    auto *facts = new FactList(theme_);
    facts->setFacts({{QStringLiteral("License"), QStringLiteral("Apache 2.0")}});
    auto *inspector = new Inspector(theme_);
    inspector->addTab(facts, QStringLiteral("Summary"));
    inspector->addTab(new QWidget, QStringLiteral("Card"));
    auto *banner = new Banner(theme_, Tone::Warn, QStringLiteral("Old."));
    banner->setClosable(true);
    auto *panel = new StatePanel(theme_, new QWidget);
    panel->showFailed({QStringLiteral("Failed"), {}});
    for (QWidget *part : std::initializer_list<QWidget *>{navigation, inspector, banner, panel,
                                                          new ProgressRow(theme_, QStringLiteral("Importing"))})
        layout->addWidget(part);
    window.show();
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        const QWidget *viewportOf = widget->parentWidget();
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
            (viewportOf && viewportOf->inherits("QScrollArea")) || widget->inherits("QScrollArea"))
            continue;
        const QString name = QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
        QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(WidgetsTest)
#include "widgets_test.moc"
