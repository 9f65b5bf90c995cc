#include "widgets/kit/inspector.h"

#include <algorithm>

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>

#include "widgets/kit/elided_label.h"
#include "widgets/kit/flow_layout.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/plain_text.h"

namespace kit {
namespace {

QWidget *scrolling(QWidget *page, const Theme &theme) {
    if (qobject_cast<QAbstractScrollArea *>(page))
        return page;
    auto *framed = new QWidget;
    auto *layout = new QVBoxLayout(framed);
    const int margin = theme.px(Size::SpaceLarge);
    layout->setContentsMargins(margin, theme.px(Size::SpaceSmall), margin, theme.px(Size::SpaceMedium));
    layout->addWidget(page);
    if (!(page->sizePolicy().expandingDirections() & Qt::Vertical))
        layout->addStretch(1);
    if (page->layout())
        page->layout()->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(framed);
    // What has stops of its own is scrolled by them.
    const auto stops = page->findChildren<QWidget *>();
    if (std::any_of(stops.begin(), stops.end(), [](const auto *stop) { return stop->focusPolicy() & Qt::TabFocus; }))
        area->setFocusPolicy(Qt::NoFocus);
    // The card's surface shows through.
    area->viewport()->setAutoFillBackground(false);
    framed->setAutoFillBackground(false);
    return area;
}

// What Tab leads to within a widget that has no parent, in this order.
QList<QWidget *> focusChain(QWidget *whole) {
    QList<QWidget *> stops;
    auto *stop = whole;
    do {
        if (stop->focusPolicy() != Qt::NoFocus)
            stops << stop;
        stop = stop->nextInFocusChain();
    } while (stop != whole);
    return stops;
}

} // namespace

Inspector::Inspector(const Theme &theme, QWidget *parent)
    : Card(theme, parent),
      theme_(theme),
      title_(new ElidedLabel(theme, TextRole::Object, {}, this)),
      subtitle_(new ElidedLabel(theme, TextRole::Body, {}, this)),
      status_(new Pill(theme, {}, Tone::Neutral, this)),
      tabs_(new QTabBar(this)),
      pages_(new QStackedWidget(this)),
      actions_(new FlowLayout(theme.px(Size::SpaceSmall))),
      footer_(new QWidget(this)) {
    title_->setObjectName(QStringLiteral("inspectorTitle"));
    title_->setElideMode(Qt::ElideMiddle);
    subtitle_->setColor(Color::Text3);
    subtitle_->hide();
    status_->hide();
    tabs_->setExpanding(false);
    tabs_->setDrawBase(true);
    tabs_->setAccessibleName(tr("Parts of what is selected"));
    tabs_->hide();
    footer_->setObjectName(QStringLiteral("inspectorFoot"));
    footer_->hide();
    buildLayout();
    connect(tabs_, &QTabBar::currentChanged, this, &Inspector::showTab);
    connect(tabs_, &QTabBar::currentChanged, this, &Inspector::tabChanged);
}

void Inspector::buildLayout() {
    const int margin = theme_.px(Size::SpaceLarge);
    const int space = theme_.px(Size::SpaceSmall);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(space);
    heading->addWidget(title_, 1);
    heading->addWidget(status_);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(margin, margin, margin, space);
    top->setSpacing(0);
    top->addLayout(heading);
    top->addWidget(subtitle_);
    // The first tab's words stand under the title's.
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(margin - space, 0, margin - space, 0);
    tabRow->addWidget(tabs_);
    actions_->setContentsMargins(margin, space, margin, margin);
    footer_->setLayout(actions_);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addLayout(tabRow);
    layout->addWidget(pages_, 1);
    layout->addWidget(footer_);
}

void Inspector::setTitle(const QString &title) {
    title_->setText(harmless(title));
}

void Inspector::setNames(const QString &displayName, const QString &name) {
    setTitle(displayName.isEmpty() ? name : displayName);
    setSubtitle(displayName.isEmpty() ? QString() : harmless(name));
}

void Inspector::setSubtitle(const QString &subtitle) {
    subtitle_->setText(subtitle);
    subtitle_->setVisible(!subtitle.isEmpty());
}

void Inspector::setStatus(const QString &word, Tone tone) {
    status_->setText(word);
    status_->setTone(tone);
    status_->setVisible(!word.isEmpty());
}

int Inspector::addTab(QWidget *page, const QString &title) {
    return addPage(framed(page, title), title);
}

int Inspector::addTab(const QString &title, std::function<QWidget *()> make) {
    makers_.insert(tabs_->count(), std::move(make));
    return addPage(new QWidget, title);
}

int Inspector::addPage(QWidget *page, const QString &title) {
    pages_->addWidget(page);
    const int tab = tabs_->addTab(title);
    tabs_->setVisible(tabs_->count() > 1);
    return tab;
}

QWidget *Inspector::framed(QWidget *page, const QString &title) const {
    auto *shown = scrolling(page, theme_);
    if (shown->accessibleName().isEmpty())
        shown->setAccessibleName(title);
    return shown;
}

void Inspector::showTab(int tab) {
    if (const auto make = makers_.take(tab)) {
        auto *page = framed(make(), tabs_->tabText(tab));
        const auto stops = focusChain(page);
        delete pages_->widget(tab);
        pages_->insertWidget(tab, page);
        QWidget *before = tabs_;
        for (auto *stop : stops)
            setTabOrder(std::exchange(before, stop), stop);
    }
    pages_->setCurrentIndex(tab);
}

void Inspector::setTabTitle(int tab, const QString &title) {
    tabs_->setTabText(tab, title);
}

void Inspector::setCurrentTab(int tab) {
    tabs_->setCurrentIndex(tab);
}

void Inspector::addAction(QAbstractButton *button) {
    actions_->addWidget(button);
    footer_->setVisible(!areActionsHidden_);
}

void Inspector::hideActions() {
    areActionsHidden_ = true;
    footer_->hide();
}

int Inspector::currentTab() const {
    return tabs_->currentIndex();
}

} // namespace kit
