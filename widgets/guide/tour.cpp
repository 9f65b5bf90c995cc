#include "widgets/guide/tour.h"

#include <algorithm>

#include <QApplication>
#include <QEvent>

#include "widgets/guide/stage.h"
#include "widgets/guide/tour_card.h"
#include "widgets/guide/tour_steps.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/page.h"

namespace guide {

namespace {

// Until it is looked again for what a step would show.
constexpr auto searchPause = std::chrono::seconds(2);

// What is shown is scrolled, comes later and grows, and no signal tells of all that.
constexpr auto watchPause = std::chrono::milliseconds(200);

QString translated(const char *text) {
    return QCoreApplication::translate("guide::TourSteps", text);
}

} // namespace

Tour::Tour(const kit::Session &session, const IncidentBook &book, Stage &stage, QObject *parent)
    : QObject(parent), session_(session), stage_(stage), subject_(session, book, this) {
    connect(&subject_, &TourSubject::changed, this, [this] {
        if (card_)
            reveal();
    });
    watch_.setInterval(watchPause);
    connect(&watch_, &QTimer::timeout, this, [this] {
        if (card_)
            card_->keepClear();
    });
    search_.setInterval(searchPause);
    connect(&search_, &QTimer::timeout, &subject_, &TourSubject::find);
    // What is started while the tour is under way is what it leads to from then on.
    connect(&book, &IncidentBook::changed, this, [this] {
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
        card_ = new TourCard(session_.theme, &stage_.surface());
        connect(card_, &TourCard::backRequested, this, [this] { go(step_ - 1); });
        connect(card_, &TourCard::nextRequested, this, [this] { go(step_ + 1); });
        connect(card_, &TourCard::closeRequested, this, &Tour::end);
        card_->setSubject([this] { return subjectPlace(); });
        connect(
            qApp, &QApplication::focusChanged, card_, [this] { holdKeyboard(); }, Qt::QueuedConnection);
        qApp->installEventFilter(this);
        watch_.start();
    }
    go(0);
}

void Tour::end() {
    if (!card_)
        return;
    qApp->removeEventFilter(this);
    search_.stop();
    watch_.stop();
    delete card_;
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
    disconnect(settled_);
    if (const auto *page = stage_.currentPage())
        settled_ = connect(page, &kit::Page::settled, card_, &TourCard::place);
    if (step == 0 || subject_.gpu().isEmpty())
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
    isSought ? search_.start() : search_.stop();
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

// Of what this step has shown, wherever it was scrolled to.
QRect Tour::subjectPlace() const {
    const auto *page = stage_.currentPage();
    if (!page || shown_.isEmpty())
        return {};
    const auto place = page->shownPlace();
    return place.isEmpty() ? place : QRect(page->mapTo(&stage_.surface(), place.topLeft()), place.size());
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
