#pragma once

#include <functional>

#include <QHash>

#include "widgets/kit/card.h"

class QAbstractButton;
class QStackedWidget;
class QTabBar;

namespace kit {

class ElidedLabel;
class FlowLayout;
class Pill;

// What is selected, described beside the list: its name, a line under it, pages behind tabs, and at the foot what can
// be done with it. One page alone has no tab.
class Inspector : public Card {
    Q_OBJECT

public:
    explicit Inspector(const Theme &theme, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    // The display name over the name; the name alone, and once, where there is none.
    void setNames(const QString &displayName, const QString &name);
    void setSubtitle(const QString &subtitle);
    void setStatus(const QString &word, Tone tone); // a pill beside the title; none for an empty word
    // The page stands within the inspector's margins and scrolls when it is higher than the room; one that scrolls by
    // itself fills the whole width.
    int addTab(QWidget *page, const QString &title);
    // The page is made when its tab is first shown.
    int addTab(const QString &title, std::function<QWidget *()> make);
    void setTabTitle(int tab, const QString &title);
    void setCurrentTab(int tab);
    // Buttons stand from left to right in the order of the calls.
    void addAction(QAbstractButton *button);
    // Nobody can do anything here.
    void hideActions();
    using QWidget::addAction;

    int currentTab() const;

Q_SIGNALS:
    void tabChanged(int tab);

private:
    void buildLayout();
    int addPage(QWidget *page, const QString &title);
    QWidget *framed(QWidget *page, const QString &title) const;
    void showTab(int tab);

    const Theme &theme_;
    ElidedLabel *title_;
    ElidedLabel *subtitle_;
    Pill *status_;
    QTabBar *tabs_;
    QStackedWidget *pages_;
    // Of the tabs that nobody has seen yet.
    QHash<int, std::function<QWidget *()>> makers_;
    FlowLayout *actions_;
    QWidget *footer_;
    bool areActionsHidden_ = false;
};

} // namespace kit
