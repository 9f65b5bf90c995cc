#include "widgets/shell/page_stack.h"

#include <algorithm>

namespace shell {

namespace {

using namespace std::chrono_literals;

// Long enough for the first page to be seen, too short for a person to reach another one.
constexpr auto pause = 100ms;

} // namespace

PageStack::PageStack(std::vector<PageMaker> makers, QWidget *parent)
    : QStackedWidget(parent), makers_(std::move(makers)), pages_(makers_.size(), nullptr) {
    next_.setInterval(pause);
    connect(&next_, &QTimer::timeout, this, &PageStack::buildNext);
}

QStringList PageStack::ids() const {
    QStringList ids;
    for (const auto &maker : makers_)
        ids << maker.facts.id;
    return ids;
}

kit::Page *PageStack::page(const QString &id) {
    const auto found =
        std::find_if(makers_.begin(), makers_.end(), [&](const auto &maker) { return maker.facts.id == id; });
    return found == makers_.end() ? nullptr : build(static_cast<std::size_t>(found - makers_.begin()));
}

kit::Page *PageStack::current() const {
    return static_cast<kit::Page *>(currentWidget());
}

void PageStack::buildAll() {
    for (std::size_t index = 0; index < pages_.size(); ++index)
        build(index);
}

void PageStack::showEvent(QShowEvent *event) {
    QStackedWidget::showEvent(event);
    next_.start();
}

kit::Page *PageStack::build(std::size_t index) {
    if (pages_[index])
        return pages_[index];
    pages_[index] = makers_[index].make();
    addWidget(pages_[index]);
    Q_EMIT built(pages_[index]);
    return pages_[index];
}

void PageStack::buildNext() {
    const auto missing = std::find(pages_.begin(), pages_.end(), nullptr);
    if (missing == pages_.end())
        next_.stop();
    else
        build(static_cast<std::size_t>(missing - pages_.begin()));
}

} // namespace shell
