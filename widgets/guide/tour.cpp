#include "widgets/guide/tour.h"

#include <algorithm>

#include <QAction>
#include <QApplication>
#include <QEvent>

#include "widgets/guide/stage.h"
#include "widgets/guide/tour_card.h"
#include "widgets/guide/tour_steps.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/page.h"

namespace guide {

namespace {

QString translated(const char *text) {
    return QCoreApplication::translate("guide::TourSteps", text);
}

QStringList allTexts() {
    QStringList texts;
    for (const auto &step : tourSteps())
        for (const auto *text : {step.text, step.otherwise, step.single, step.awaited})
            if (text)
                texts << translated(text);
    return texts;
}

} // namespace

Tour::Tour(const Parts &parts, QObject *parent)
    : QObject(parent), session_(parts.session), stage_(parts.stage), subject_(parts.session, parts.book, this) {
    connect(&subject_, &TourSubject::changed, this, [this] {
        if (card_)
            reveal();
    });
    search_.setSingleShot(true);
    search_.setInterval(parts.searchPause);
    connect(&search_, &QTimer::timeout, &subject_, &TourSubject::find);
    // What is started while the tour is under way is what it leads to from then on.
    connect(&parts.book, &IncidentBook::changed, this, [this] {
        if (card_)
            subject_.find();
    });
}

// Its pages may be gone by then.
Tour::~Tour() {
    delete card_;
}

bool Tour::isUnderWay() const {
    return card_ != nullptr;
}

void Tour::begin() {
    if (!card_) {
        card_ = new TourCard(session_.theme, allTexts());
        stage_.setFoot(card_);
        connect(card_, &TourCard::backRequested, this, [this] { go(step_ - 1); });
        connect(card_, &TourCard::nextRequested, this, [this] { go(step_ + 1); });
        connect(card_, &TourCard::closeRequested, this, &Tour::end);
        connect(
            qApp, &QApplication::focusChanged, card_, [this] { holdKeyboard(); }, Qt::QueuedConnection);
        qApp->installEventFilter(this);
    }
    go(0);
}

void Tour::end() {
    if (!card_)
        return;
    qApp->removeEventFilter(this);
    search_.stop();
    delete card_;
    foldDetails();
    putFiltersBack();
    if (auto *page = stage_.currentPage())
        page->setFocus();
}

void Tour::go(int step) {
    if (step < 0)
        return;
    if (step >= static_cast<int>(tourSteps().size()))
        return end();
    step_ = step;
    shown_.clear();
    isLeft_ = false;
    stage_.showPage(QString::fromLatin1(current().page));
    keepFilters();
    foldDetails();
    if (current().goal == TourStep::Goal::Gpu)
        unfoldDetails();
    disconnect(settled_);
    if (const auto *page = stage_.currentPage())
        settled_ = connect(page, &kit::Page::settled, card_, [this] { keepInSight(); });
    if (step == 0 || (subject_.gpu().isEmpty() && !subject_.isSearching()))
        subject_.find();
    if (current().goal == TourStep::Goal::Event)
        subject_.findEntry();
    reveal();
    card_->takeKeyboard();
}

void Tour::keepFilters() {
    const auto *page = stage_.currentPage();
    if (!page)
        return;
    for (auto *bar : page->findChildren<kit::FilterBar *>()) {
        const auto isKept = [bar](const auto &kept) { return kept.first == bar; };
        if (std::ranges::none_of(filters_, isKept))
            filters_.emplace_back(bar, bar->text());
    }
}

void Tour::putFiltersBack() {
    for (const auto &[bar, text] : std::exchange(filters_, {}))
        if (bar && bar->text() != text)
            bar->setText(text);
}

void Tour::reveal() {
    const auto wanted = goal();
    auto *page = stage_.pageOf(QString::fromLatin1(current().page));
    // What is shown stays, as long as the step does: nobody is led from one thing to another in the middle of a
    // sentence.
    if (shown_.isEmpty() && !wanted.isEmpty() && page && page->reveal(wanted))
        shown_ = wanted;
    // Entries of the log are searched once: each search is one itself.
    const bool isSought = shown_.isEmpty() && current().otherwise && current().goal != TourStep::Goal::Event;
    // One that is under way comes to its end, however long that takes.
    isSought && !subject_.isSearching() ? search_.start() : search_.stop();
    tell();
}

void Tour::tell() {
    const auto &step = current();
    const bool isMissing = step.otherwise && shown_.isEmpty();
    const bool isSingle = step.single && subject_.gpusInTrouble() == 1;
    const bool isAwaited = isMissing && step.awaited && subject_.isAwaited();
    const auto *text = isAwaited ? step.awaited : isMissing ? step.otherwise : isSingle ? step.single : step.text;
    card_->tell({translated(step.title), translated(text)}, step_, static_cast<int>(tourSteps().size()));
}

// A page that was filled, or gave the card its room, may have moved it away, once; so may somebody who looks elsewhere,
// and as often as he likes.
void Tour::keepInSight() {
    auto *page = stage_.currentPage();
    if (isLeft_ || !page || shown_.isEmpty() || !page->shownPlace().isEmpty())
        return;
    disconnect(settled_);
    page->reveal(shown_);
}

// What is described beside the list is folded where there is little room, and this step speaks of it.
void Tour::unfoldDetails() {
    const auto *page = stage_.currentPage();
    if (!page)
        return;
    const auto name = page->id() + QStringLiteral(".details");
    for (auto *action : page->pageActions()) {
        if (action->objectName() != name || !action->isEnabled() || action->isChecked())
            continue;
        action->setChecked(true);
        unfolded_ = action;
    }
}

void Tour::foldDetails() {
    if (unfolded_)
        unfolded_->setChecked(false);
    unfolded_.clear();
}

QString Tour::goal() const {
    switch (current().goal) {
    case TourStep::Goal::Page:
        return {};
    case TourStep::Goal::Node:
        return subject_.node();
    case TourStep::Goal::Gpu:
        return subject_.gpu();
    case TourStep::Goal::Deployment:
        return subject_.deployment();
    case TourStep::Goal::Event:
        return subject_.event();
    }
    Q_UNREACHABLE();
}

const TourStep &Tour::current() const {
    return tourSteps()[static_cast<std::size_t>(step_)];
}

bool Tour::eventFilter(QObject *watched, QEvent *event) {
    const auto type = event->type();
    if ((type == QEvent::KeyPress || type == QEvent::MouseButtonPress) && watched->isWidgetType() && card_) {
        const auto *widget = static_cast<QWidget *>(watched);
        if (widget != card_ && !card_->isAncestorOf(widget))
            isLeft_ = true;
        else
            isLeft_ = false;
    }
    return QObject::eventFilter(watched, event);
}

// A page that is filled takes the keyboard by itself; the card had it, and whoever reads it goes on with its keys.
void Tour::holdKeyboard() {
    const auto *focused = QApplication::focusWidget();
    const bool isHere = focused && focused->window() == stage_.surface().window();
    if (card_ && !isLeft_ && isHere && focused != card_ && !card_->isAncestorOf(focused))
        card_->takeKeyboard();
}

} // namespace guide
