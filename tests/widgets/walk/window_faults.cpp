#include "tests/widgets/walk/window_faults.h"

#include <cmath>

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMetaEnum>
#include <QRadioButton>
#include <QScrollArea>
#include <QSet>
#include <QTabBar>
#include <QTest>

#include "widgets/kit/elided_label.h"
#include "widgets/kit/toast.h"

namespace faults {

namespace {

constexpr int smallestTarget = 24;
constexpr double smallestContrast = 4.5;
constexpr int mostStops = 300;

QString told(const QWidget &widget) {
    QStringList path;
    for (const auto *step = &widget; step && path.size() < 4; step = step->parentWidget()) {
        const auto kind = QString::fromLatin1(step->metaObject()->className());
        path.prepend(step->objectName().isEmpty() ? kind : kind + QLatin1Char(' ') + step->objectName());
        if (step->isWindow())
            break;
    }
    return path.join(QStringLiteral(" > "));
}

QList<QWidget *> shownIn(const QWidget &window) {
    QList<QWidget *> shown;
    for (auto *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->window() == &window)
            shown << widget;
    }
    return shown;
}

// A part of another control gives its focus on and is named and reached as the whole.
bool isStop(const QWidget &widget) {
    return widget.focusPolicy() != Qt::NoFocus && !widget.focusProxy();
}

QString nameOf(QWidget *widget) {
    if (!widget->accessibleName().isEmpty())
        return widget->accessibleName();
    auto *face = QAccessible::queryAccessibleInterface(widget);
    if (!face)
        return {};
    for (const auto &[label, relation] : face->relations(QAccessible::Label)) {
        if (const auto words = label->text(QAccessible::Name); !words.isEmpty())
            return words;
    }
    // What a box holds is not what it is for, though Qt gives it as a name.
    return qobject_cast<QComboBox *>(widget) ? QString() : face->text(QAccessible::Name);
}

// Of radio buttons that exclude each other only the chosen one is a stop; the arrows lead to the others.
bool isReachedByArrows(const QWidget *widget) {
    const auto *radio = qobject_cast<const QRadioButton *>(widget);
    return radio && radio->autoExclusive() && !radio->isChecked();
}

// Where it stands in its window, as it is scrolled now.
QRect placeOf(const QWidget &widget) {
    return {widget.mapTo(widget.window(), QPoint()), widget.size()};
}

QString toldPlace(const QWidget &widget) {
    const auto place = placeOf(widget);
    return QStringLiteral("at %1, %2 to %3, %4")
        .arg(place.left())
        .arg(place.top())
        .arg(place.right())
        .arg(place.bottom());
}

// Against the way one reads: up without going on to what stands beside, or back in the same line.
bool isBackwards(const QRect &from, const QRect &to) {
    const bool isAbove = to.bottom() < from.top();
    const bool isBelow = to.top() > from.bottom();
    return isAbove ? to.left() < from.right() : !isBelow && to.right() < from.left();
}

// What lies above the window for a moment comes last, wherever it lies.
bool isOverlay(const QWidget *widget) {
    while (widget && !qobject_cast<const kit::Toast *>(widget))
        widget = widget->parentWidget();
    return widget;
}

struct TabWalk {
    QSet<QWidget *> met;
    QStringList backwards;
};

TabWalk walkByTab(QWidget &window) {
    TabWalk walk;
    QWidget *last = nullptr;
    for (int press = 0; press < mostStops; ++press) {
        auto *place = window.focusWidget() ? window.focusWidget() : &window;
        QTest::keyClick(place, Qt::Key_Tab);
        // Where Tab is written as any letter, Ctrl+Tab leads on.
        if (window.focusWidget() == place)
            QTest::keyClick(place, Qt::Key_Tab, Qt::ControlModifier);
        auto *next = window.focusWidget();
        if (!next)
            break;
        if (last && !isOverlay(next) && isBackwards(placeOf(*last), placeOf(*next)))
            walk.backwards << QStringLiteral("%1 %2 leads back to %3 %4")
                                  .arg(told(*last), toldPlace(*last), told(*next), toldPlace(*next));
        if (walk.met.contains(next))
            break;
        walk.met << next;
        last = next;
    }
    // The last stop leads back to the first.
    if (walk.backwards.size() == 1)
        walk.backwards.clear();
    return walk;
}

void addSmall(QStringList &faults, const QWidget &widget, const QSize &size, const QString &part = {}) {
    if (size.width() < smallestTarget || size.height() < smallestTarget)
        faults << QStringLiteral("%1 %2 is %3 x %4").arg(told(widget), part).arg(size.width()).arg(size.height());
}

bool isTarget(const QWidget &widget) {
    // The signs inside a line edit have keys that do the same, and are no stops.
    if (qobject_cast<const QLineEdit *>(widget.parentWidget()))
        return false;
    if (qobject_cast<const QLineEdit *>(&widget))
        return !widget.focusProxy();
    return qobject_cast<const QAbstractButton *>(&widget) || qobject_cast<const QComboBox *>(&widget) ||
           qobject_cast<const QAbstractSpinBox *>(&widget);
}

class Letters {
public:
    explicit Letters(QString place) : place_(std::move(place)) {}

    void add(const QString &words) {
        const auto letter = QKeySequence::mnemonic(words).toString();
        if (letter.isEmpty())
            return;
        if (taken_.contains(letter))
            faults << QStringLiteral("%1: %2 stands for \"%3\" and \"%4\"")
                          .arg(place_, letter, taken_.value(letter), words);
        taken_.insert(letter, words);
    }

    QStringList faults;

private:
    const QString place_;
    QHash<QString, QString> taken_;
};

QSize neededBy(const QWidget &widget) {
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        if (label->text().isEmpty() || qobject_cast<const kit::ElidedLabel *>(label))
            return {};
        if (label->wordWrap())
            return {label->minimumSizeHint().width(), label->heightForWidth(label->width())};
        return label->sizeHint();
    }
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    if (button && !button->text().isEmpty())
        return button->sizeHint();
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget); tabs && tabs->count() > 0)
        return tabs->sizeHint();
    return {};
}

void addClipped(QStringList &faults, const QWidget &widget) {
    const auto needed = neededBy(widget);
    if (!needed.isValid())
        return;
    const auto words = widget.property("text").toString().left(40);
    if (needed.width() > widget.width() || needed.height() > widget.height())
        faults << QStringLiteral("%1 \"%2\" is %3 x %4 and needs %5 x %6")
                      .arg(told(widget), words)
                      .arg(widget.width())
                      .arg(widget.height())
                      .arg(needed.width())
                      .arg(needed.height());
    if (!widget.parentWidget()->rect().contains(widget.geometry()))
        faults << QStringLiteral("%1 \"%2\" reaches out of what holds it").arg(told(widget), words);
}

double luminance(const QColor &color) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other) {
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

QStringList ofNames(const QWidget &window) {
    QStringList faults;
    for (auto *widget : shownIn(window)) {
        if (isStop(*widget) && nameOf(widget).trimmed().isEmpty())
            faults << told(*widget) + QStringLiteral(" has no accessible name");
    }
    return faults;
}

QStringList ofTabOrder(QWidget &window) {
    const auto walk = walkByTab(window);
    auto faults = walk.backwards;
    for (auto *widget : shownIn(window)) {
        if (isStop(*widget) && (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled() &&
            !walk.met.contains(widget) && !isReachedByArrows(widget))
            faults << told(*widget) + QStringLiteral(" is not reached by Tab");
        const bool isControl = isTarget(*widget) && widget->isEnabled();
        if (isControl && isStop(*widget) && !(widget->focusPolicy() & Qt::TabFocus))
            faults << told(*widget) + QStringLiteral(" takes the keyboard from the mouse alone");
    }
    return faults;
}

QStringList ofTargets(const QWidget &window) {
    QStringList faults;
    for (auto *widget : shownIn(window)) {
        if (const auto *tabs = qobject_cast<QTabBar *>(widget)) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                if (tabs->isTabVisible(tab))
                    addSmall(faults, *tabs, tabs->tabRect(tab).size(), tabs->tabText(tab));
        } else if (isTarget(*widget)) {
            addSmall(faults, *widget, widget->size());
        }
    }
    return faults;
}

QStringList ofMnemonics(const QWidget &window) {
    Letters letters(told(window));
    for (auto *widget : shownIn(window)) {
        if (const auto *button = qobject_cast<QAbstractButton *>(widget))
            letters.add(button->text());
        if (const auto *label = qobject_cast<QLabel *>(widget); label && label->buddy())
            letters.add(label->text());
        if (const auto *tabs = qobject_cast<QTabBar *>(widget)) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                letters.add(tabs->tabText(tab));
        }
    }
    auto faults = letters.faults;
    for (const auto *menu : window.findChildren<QMenu *>()) {
        Letters own(told(*menu));
        for (const auto *action : menu->actions())
            own.add(action->text());
        faults << own.faults;
    }
    return faults;
}

QStringList ofClipping(const QWidget &window) {
    QStringList faults;
    for (auto *widget : shownIn(window)) {
        addClipped(faults, *widget);
        const auto *area = qobject_cast<QScrollArea *>(widget);
        if (area && area->widget() && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
            area->widget()->width() > area->viewport()->width())
            faults << told(*widget) + QStringLiteral(" hides the right end of what it scrolls");
    }
    return faults;
}

QStringList ofContrast(const QPalette &palette) {
    using Role = QPalette::ColorRole;
    static constexpr std::pair<Role, Role> pairs[] = {
        {QPalette::WindowText, QPalette::Window},       {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},      {QPalette::ButtonText, QPalette::Button},
        {QPalette::PlaceholderText, QPalette::Base},    {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::ToolTipText, QPalette::ToolTipBase}, {QPalette::Link, QPalette::Base},
    };
    const auto roles = QMetaEnum::fromType<Role>();
    QStringList faults;
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        for (const auto &[text, ground] : pairs) {
            const double found = contrast(palette.color(group, text), palette.color(group, ground));
            if (found < smallestContrast)
                faults << QStringLiteral("%1 on %2: %3")
                              .arg(QLatin1String(roles.valueToKey(text)), QLatin1String(roles.valueToKey(ground)))
                              .arg(found, 0, 'f', 2);
        }
    }
    return faults;
}

} // namespace faults
