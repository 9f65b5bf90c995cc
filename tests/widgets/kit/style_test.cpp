#include <functional>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QStringListModel>
#include <QStyleOptionMenuItem>
#include <QStyleOptionSlider>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "widgets/kit/banner.h"
#include "widgets/kit/card.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/floating_card.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/inspector.h"
#include "widgets/kit/navigation.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/progress_row.h"
#include "widgets/kit/state_panel.h"

using namespace kit;

using Make = std::function<QWidget *(const Theme &)>;
Q_DECLARE_METATYPE(Make)

namespace {

QWidget *button(ButtonKind kind) {
    auto *made = new QPushButton(QStringLiteral("Go"));
    setKind(*made, kind);
    return made;
}

QWidget *list() {
    auto *view = new QListView;
    view->setModel(new QStringListModel({QStringLiteral("one"), QStringLiteral("two")}, view));
    view->setCurrentIndex(view->model()->index(0, 0));
    return view;
}

QWidget *grid(const Theme &theme) {
    auto *view = new GridView(theme);
    auto *model = new QStandardItemModel(3, 2, view);
    view->setModel(model);
    view->setCurrentIndex(model->index(1, 0));
    return view;
}

QWidget *navigation(const Theme &theme) {
    auto *made = new Navigation(theme);
    made->setEntries({{QStringLiteral("catalog"), QStringLiteral("Catalog"), Icon::Catalog}});
    made->setChosen(QStringLiteral("catalog"));
    return made;
}

QWidget *facts(const Theme &theme) {
    auto *made = new FactList(theme);
    made->setFacts({{QStringLiteral("License"), QStringLiteral("Apache 2.0")},
                    {QStringLiteral("Lifecycle"), QStringLiteral("approved"), Absence::None, false, Tone::Ok}});
    return made;
}

QWidget *tabs() {
    auto *made = new QTabBar;
    made->addTab(QStringLiteral("Summary"));
    made->addTab(QStringLiteral("A"));
    return made;
}

QWidget *tool(const Theme &theme) {
    auto *made = new QToolButton;
    made->setIcon(icon(theme, Icon::Columns));
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

QWidget *combo(bool isEditable) {
    auto *made = new QComboBox;
    made->addItem(QStringLiteral("one"));
    made->setEditable(isEditable);
    return made;
}

// Every control that the keyboard reaches.
QList<std::pair<const char *, Make>> controls() {
    return {{"button", [](const Theme &) { return button(ButtonKind::Normal); }},
            {"primary button", [](const Theme &) { return button(ButtonKind::Primary); }},
            {"danger button", [](const Theme &) { return button(ButtonKind::Danger); }},
            {"quiet button", [](const Theme &) { return button(ButtonKind::Quiet); }},
            {"tool button", [](const Theme &theme) { return tool(theme); }},
            {"line edit", [](const Theme &) { return new QLineEdit; }},
            {"text edit", [](const Theme &) { return new QPlainTextEdit; }},
            {"combo box", [](const Theme &) { return combo(false); }},
            {"editable combo box", [](const Theme &) { return combo(true); }},
            {"spin box", [](const Theme &) { return new QSpinBox; }},
            {"check box", [](const Theme &) { return new QCheckBox(QStringLiteral("denied")); }},
            {"check box without words", [](const Theme &) { return new QCheckBox; }},
            {"radio button", [](const Theme &) { return new QRadioButton(QStringLiteral("compact")); }},
            {"slider", [](const Theme &) { return new QSlider(Qt::Horizontal); }},
            {"tabs", [](const Theme &) { return tabs(); }},
            {"list", [](const Theme &) { return list(); }},
            {"grid", [](const Theme &theme) { return grid(theme); }},
            {"navigation", [](const Theme &theme) { return navigation(theme); }},
            {"facts", [](const Theme &theme) { return facts(theme); }}};
}

void addControls() {
    QTest::addColumn<Make>("make");
    for (const auto &[name, make] : controls())
        QTest::newRow(name) << make;
}

// How many pixels have this color, the smoothed ones of round corners not counted.
int countOf(const QImage &image, const QColor &color) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == color;
    return count;
}

// A window with one of everything that paints.
QWidget *everything(const Theme &theme) {
    auto *window = new QWidget;
    auto *layout = new QVBoxLayout(window);
    auto *header = new PageHeader(theme, QStringLiteral("Catalog"));
    header->setFact(QStringLiteral("148 models"));
    header->addPill(QStringLiteral("read only"), Tone::Warn);
    layout->addWidget(header);
    for (const auto &[name, make] : controls())
        layout->addWidget(make(theme));
    auto *state = new StatePanel(theme, new QWidget);
    state->showFailed({QStringLiteral("Failed"), QStringLiteral("Because.")});
    auto *inspector = new Inspector(theme);
    inspector->setTitle(QStringLiteral("phi-4"));
    inspector->setStatus(QStringLiteral("approved"), Tone::Ok);
    inspector->addTab(facts(theme), QStringLiteral("Summary"));
    inspector->addTab(new QWidget, QStringLiteral("Card"));
    auto *progress = new ProgressRow(theme, QStringLiteral("Importing"));
    progress->setProgress(6200);
    for (QWidget *part : std::initializer_list<QWidget *>{new Banner(theme, Tone::Danger, QStringLiteral("Altered.")),
                                                          new Card(theme, state, nullptr), inspector, progress,
                                                          new QMenuBar, new QProgressBar})
        layout->addWidget(part);
    auto *floating = new FloatingCard(theme, window);
    floating->setCardGeometry(QRect(200, 40, 120, 60));
    window->resize(700, 1500);
    return window;
}

QImage shown(QWidget &window) {
    window.show();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents(); // the grids fit their columns in the next turn
    return window.grab().toImage();
}

} // namespace

class StyleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { theme_.setScheme(Scheme::Light); }
    void targetsAreLargeEnough_data() { addControls(); }
    void targetsAreLargeEnough();
    void partsOfControlsAreLargeEnough();
    void keyboardFocusIsSeen_data() { addControls(); }
    void keyboardFocusIsSeen();
    void mouseFocusPutsNoRingOnButtons();
    void disabledLooksDifferent_data() { addControls(); }
    void disabledLooksDifferent();
    void nothingIsStaleAfterAChangeOfTheme();
    void mirroredControlsTurnTheirSigns();
    void aFieldShowsItsTone();
    void cardsKeepTheirRoundCorners();
    void tabsDoNotMoveWhenChosen();
    void theListOfAComboBoxIsStyled();
    void selectionIsMoreThanAColor();

private:
    Theme theme_{Scheme::Light};
};

void StyleTest::initTestCase() {
    ConsoleStyle::install(*qApp, theme_);
}

void StyleTest::targetsAreLargeEnough() {
    QFETCH(Make, make);
    const std::unique_ptr<QWidget> control(make(theme_));
    control->ensurePolished();
    QVERIFY(control->sizeHint().height() >= theme_.px(Size::Target));
    QVERIFY(control->sizeHint().width() >= theme_.px(Size::Target));
}

void StyleTest::partsOfControlsAreLargeEnough() {
    const int target = theme_.px(Size::Target);
    const auto isLarge = [target](const QRect &rect) { return rect.width() >= target && rect.height() >= target; };
    const QStyle &style = *QApplication::style();
    QSpinBox spin;
    QStyleOptionSpinBox spinOption;
    spinOption.initFrom(&spin);
    spinOption.rect = QRect(QPoint(), spin.sizeHint());
    for (const auto part : {QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxDown})
        QVERIFY(isLarge(style.subControlRect(QStyle::CC_SpinBox, &spinOption, part, &spin)));
    QTabBar bar;
    bar.addTab(QStringLiteral("A"));
    QVERIFY(isLarge(bar.tabRect(0)));
    QHeaderView header(Qt::Horizontal);
    QStandardItemModel model(1, 1);
    header.setModel(&model);
    QVERIFY(header.sizeHint().height() >= target);
    QMenu menu;
    QVERIFY(isLarge(menu.actionGeometry(menu.addAction(QStringLiteral("Open")))));
    QDockWidget dock(QStringLiteral("Tasks"));
    dock.setWidget(new QWidget);
    dock.show();
    for (const QAbstractButton *part : dock.findChildren<QAbstractButton *>())
        QVERIFY(!part->isVisible() || isLarge(part->rect()));
}

void StyleTest::keyboardFocusIsSeen() {
    QFETCH(Make, make);
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::HighContrast}) {
        theme_.setScheme(scheme);
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *other = new QPushButton(QStringLiteral("other"));
        QWidget *control = make(theme_);
        layout->addWidget(other);
        layout->addWidget(control);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        other->setFocus(Qt::OtherFocusReason);
        QCoreApplication::processEvents();
        const QImage before = control->grab().toImage();
        window.setAttribute(Qt::WA_KeyboardFocusChange);
        control->setFocus(Qt::TabFocusReason);
        QVERIFY(control->hasFocus());
        const QImage after = control->grab().toImage();
        const bool isPrimary = kindOf(control) == ButtonKind::Primary;
        const QColor ring = theme_.color(isPrimary ? Color::OnAccent : Color::Accent);
        // At least as much as a line of two pixels along three sides of a sign; half of it where the ring is a circle.
        const int added = countOf(after, ring) - countOf(before, ring);
        const int sides = qobject_cast<QSlider *>(control) ? 1 : 3;
        QVERIFY2(added >= 2 * sides * theme_.px(Size::Icon), qPrintable(QString::number(added)));
    }
}

void StyleTest::mouseFocusPutsNoRingOnButtons() {
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *other = new QPushButton(QStringLiteral("other"));
    auto *control = new QPushButton(QStringLiteral("control"));
    layout->addWidget(other);
    layout->addWidget(control);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    other->setFocus(Qt::MouseFocusReason);
    const QImage before = control->grab().toImage();
    control->setFocus(Qt::MouseFocusReason);
    QCOMPARE(control->grab().toImage(), before);
}

void StyleTest::disabledLooksDifferent() {
    QFETCH(Make, make);
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::HighContrast}) {
        theme_.setScheme(scheme);
        const std::unique_ptr<QWidget> control(make(theme_));
        if (qobject_cast<QAbstractItemView *>(control.get()) || qobject_cast<FactList *>(control.get()))
            QSKIP("Lists are not disabled; their page says why there is nothing to do.");
        control->resize(control->sizeHint());
        const QImage enabled = control->grab().toImage();
        control->setEnabled(false);
        QVERIFY2(control->grab().toImage() != enabled, QMetaEnum::fromType<Scheme>().valueToKey(int(scheme)));
    }
}

// What was drawn before the change must not be seen after it: the window equals one that was made afterwards.
void StyleTest::nothingIsStaleAfterAChangeOfTheme() {
    const std::unique_ptr<QWidget> old(everything(theme_));
    const QImage light = shown(*old);
    for (const Scheme scheme : {Scheme::Dark, Scheme::HighContrast, Scheme::Light}) {
        theme_.setScheme(scheme);
        const QImage switched = shown(*old);
        const std::unique_ptr<QWidget> made(everything(theme_));
        QCOMPARE(switched, shown(*made));
    }
    QCOMPARE(shown(*old), light);
}

void StyleTest::mirroredControlsTurnTheirSigns() {
    const QStyle &style = *QApplication::style();
    QComboBox combo;
    combo.setLayoutDirection(Qt::RightToLeft);
    QStyleOptionComboBox option;
    option.initFrom(&combo);
    option.rect = QRect(0, 0, 120, 30);
    QCOMPARE(style.subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxArrow, &combo).left(), 0);
    QSpinBox spin;
    spin.setLayoutDirection(Qt::RightToLeft);
    QStyleOptionSpinBox step;
    step.initFrom(&spin);
    step.rect = QRect(0, 0, 120, 30);
    QCOMPARE(style.subControlRect(QStyle::CC_SpinBox, &step, QStyle::SC_SpinBoxUp, &spin).left(), 0);
    std::unique_ptr<QWidget> mirrored(navigation(theme_));
    mirrored->setLayoutDirection(Qt::RightToLeft);
    mirrored->resize(theme_.px(Size::NavigationWidth), 120);
    const QImage image = mirrored->grab().toImage();
    int leftmost = image.width();
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width() / 2; ++x)
            if (image.pixelColor(x, y) == theme_.color(Color::Accent))
                leftmost = std::min(leftmost, x);
    QVERIFY2(leftmost == image.width(), "the bar of a chosen page stays at the left in mirrored text");
}

void StyleTest::aFieldShowsItsTone() {
    QLineEdit field;
    field.resize(120, 30);
    for (const Tone tone : {Tone::Warn, Tone::Danger}) {
        setFieldTone(field, tone);
        QVERIFY(countOf(field.grab().toImage(), theme_.strong(tone)) >= 200);
    }
    setFieldTone(field, Tone::Neutral);
    QVERIFY(countOf(field.grab().toImage(), theme_.color(Color::Control)) >= 200);
}

void StyleTest::cardsKeepTheirRoundCorners() {
    auto *view = new QTreeView;
    view->setFrameShape(QFrame::NoFrame);
    Card card(theme_, view, nullptr);
    card.resize(200, 120);
    const QImage image = card.grab().toImage();
    for (const QPoint corner : {QPoint(0, 0), QPoint(199, 0), QPoint(0, 119), QPoint(199, 119)})
        QCOMPARE(image.pixelColor(corner), theme_.color(Color::Window));
    QCOMPARE(image.pixelColor(100, 0), theme_.color(Color::Border));
    // The overlay that keeps them lets the mouse through.
    QCOMPARE(card.childAt(3, 3) == nullptr || card.childAt(3, 3) == view->header()->viewport() ||
                 card.childAt(3, 3) == view->viewport(),
             true);
}

void StyleTest::tabsDoNotMoveWhenChosen() {
    QTabBar bar;
    for (const char *name : {"Summary", "Card", "Versions"})
        bar.addTab(QString::fromLatin1(name));
    const QRect before = bar.tabRect(2);
    bar.setCurrentIndex(1);
    QCOMPARE(bar.tabRect(2), before);
}

void StyleTest::theListOfAComboBoxIsStyled() {
    QComboBox box;
    box.addItems({QStringLiteral("one"), QStringLiteral("two")});
    box.show();
    box.showPopup();
    QTRY_VERIFY(box.view()->isVisible());
    QVERIFY(box.view()->sizeHintForRow(0) >= theme_.px(Size::Target));
    const QImage image = box.view()->viewport()->grab().toImage();
    QVERIFY(countOf(image, theme_.color(Color::AccentSoft)) > 100);
    QVERIFY(countOf(image, theme_.color(Color::Accent)) >= theme_.px(Size::AccentBar) * theme_.px(Size::Target));
    box.hidePopup();
}

void StyleTest::selectionIsMoreThanAColor() {
    for (QWidget *view : {grid(theme_), list(), navigation(theme_)}) {
        const std::unique_ptr<QWidget> owner(view);
        view->resize(220, 120);
        const QImage image = view->grab().toImage();
        // The bar: three pixels for the height of a row at least.
        QVERIFY(countOf(image, theme_.color(Color::Accent)) >=
                theme_.px(Size::AccentBar) * (theme_.px(Size::MenuRow) - 8));
    }
}

QTEST_MAIN(StyleTest)
#include "style_test.moc"
