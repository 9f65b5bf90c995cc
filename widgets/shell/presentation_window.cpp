#include "widgets/shell/presentation_window.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "backend/client/resource_cache.h"
#include "widgets/guide/guide_actions.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/page.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/toast_stack.h"
#include "widgets/shell/page_stack.h"
#include "widgets/shell/status_line.h"

namespace shell {

PresentationWindow::PresentationWindow(const kit::Session &session, std::vector<PageMaker> pages,
                                       const PresentationPlan &plan)
    : session_(session),
      plan_(plan),
      pace_{plan.stay},
      pages_(new PageStack(std::move(pages))),
      status_(new StatusLine(session, this)),
      turn_(new kit::RoleLabel(session.theme, kit::TextRole::Caption)),
      hint_(new kit::RoleLabel(session.theme, kit::TextRole::Caption,
                               tr("? shows the keys, Esc leaves the presentation"))),
      toasts_(new kit::ToastStack(session.theme, this)) {
    setObjectName(QStringLiteral("presentation"));
    build();
    connect(pages_, &PageStack::built, this, &PresentationWindow::adopt);
    connect(&session_.notices, &kit::Notices::posted, this,
            [this](const kit::Notice &notice) { toasts_->tell(notice.tone, notice.text, nullptr, true); });
    connect(&rotation_, &guide::Rotation::due, this, &PresentationWindow::showPage);
    connect(&rotation_, &guide::Rotation::changed, this, &PresentationWindow::tellRotation);
    connect(&session_.cache, &client::ResourceCache::stateChanged, this, &PresentationWindow::revealAwaited);
    makeActions();
    tellRotation();
}

PresentationWindow::~PresentationWindow() = default;

void PresentationWindow::begin(const QString &page, const QString &object) {
    if (!showPage(page))
        showPage(pages_->ids().value(0));
    awaited_ = object;
    revealAwaited();
    setRotating(plan_.isRotating);
    toasts_->tell(kit::Tone::Info, tr("Esc ends the presentation."), nullptr, true);
}

void PresentationWindow::revealAwaited() {
    if (!awaited_.isEmpty() && session_.cache.state() != client::ResourceCache::State::Loading)
        currentPage()->reveal(std::exchange(awaited_, {}));
}

bool PresentationWindow::showPage(const QString &id) {
    auto *page = pages_->page(id);
    if (!page)
        return false;
    // Its keys work wherever the keyboard is in the window.
    if (currentPage()) {
        for (auto *action : currentPage()->pageActions())
            removeAction(action);
    }
    addActions(page->pageActions());
    pages_->setCurrentWidget(page);
    rotation_.setShown(id);
    tellRotation();
    page->setFocus();
    return true;
}

kit::Page *PresentationWindow::pageOf(const QString &id) {
    return pages_->page(id);
}

kit::Page *PresentationWindow::currentPage() const {
    return pages_->current();
}

void PresentationWindow::closeEvent(QCloseEvent *event) {
    Q_EMIT left();
    QWidget::closeEvent(event);
}

void PresentationWindow::paintEvent(QPaintEvent *) {
    QPainter(this).fillRect(foot_->geometry(), session_.theme.color(kit::Color::Surface));
}

void PresentationWindow::build() {
    const auto &theme = session_.theme;
    turn_->setObjectName(QStringLiteral("presentationTurn"));
    turn_->setColor(kit::Color::Text2);
    hint_->setColor(kit::Color::Text3);
    foot_ = new QWidget;
    auto *row = new QHBoxLayout(foot_);
    row->setContentsMargins(0, 0, theme.px(kit::Size::SpaceMedium), 0);
    row->setSpacing(theme.px(kit::Size::SpaceWide));
    row->addWidget(status_, 1);
    row->addWidget(turn_);
    row->addWidget(hint_);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(pages_, 1);
    rows->addWidget(foot_);
}

void PresentationWindow::makeActions() {
    connect(makeAction(QStringLiteral("presentation.leave"), tr("Leave the presentation"), Qt::Key_Escape),
            &QAction::triggered, this, &QWidget::close);
    connect(makeAction(QStringLiteral("presentation.toggle"), tr("Leave the presentation"), Qt::Key_F11),
            &QAction::triggered, this, &QWidget::close);
    connect(makeAction(QStringLiteral("presentation.next"), tr("Next page"), QKeySequence(tr("Ctrl+Right"))),
            &QAction::triggered, this, [this] { turn(1); });
    connect(makeAction(QStringLiteral("presentation.previous"), tr("Previous page"), QKeySequence(tr("Ctrl+Left"))),
            &QAction::triggered, this, [this] { turn(-1); });
    rotate_ = makeAction(QStringLiteral("presentation.rotate"), tr("Show pages in turn"), QKeySequence(tr("Ctrl+R")));
    rotate_->setCheckable(true);
    connect(rotate_, &QAction::toggled, this, &PresentationWindow::setRotating);
    guide_ = new guide::GuideActions(
        session_, *this,
        [this](const QString &id, const QString &words, const QKeySequence &keys) {
            return makeAction(id, words, keys);
        },
        this);
    int number = 1;
    for (const auto &[facts, make] : pages_->makers()) {
        auto *action = makeAction(QStringLiteral("go.") + facts.id, tr("Go to %1").arg(facts.title),
                                  QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number++)));
        connect(action, &QAction::triggered, this, [this, id = facts.id] { showPage(id); });
    }
}

QAction *PresentationWindow::makeAction(const QString &id, const QString &words, const QKeySequence &keys) {
    auto *action = new QAction(words, this);
    action->setObjectName(id);
    action->setShortcut(keys);
    addAction(action);
    book_.add(action);
    return action;
}

void PresentationWindow::adopt(kit::Page *page) {
    page->present();
    connect(page, &kit::Page::revealRequested, this, &PresentationWindow::reveal);
    connect(page, &kit::Page::linkRequested, this, &PresentationWindow::follow);
}

void PresentationWindow::reveal(const QString &name) {
    for (const auto &id : pages_->ids()) {
        if (pages_->page(id)->reveal(name)) {
            showPage(id);
            return;
        }
    }
}

void PresentationWindow::follow(const QString &target) {
    if (showPage(target))
        return;
    auto *found = book_.find(target);
    for (const auto &id : pages_->ids())
        for (auto *action : pages_->page(id)->pageActions())
            if (action->objectName() == target)
                found = action;
    if (!found)
        return reveal(target);
    if (found->isEnabled())
        found->trigger();
}

void PresentationWindow::turn(int by) {
    const auto pages = plan_.chosen(pages_->ids());
    const auto count = static_cast<int>(pages.size());
    const int at = static_cast<int>(pages.indexOf(currentPage()->id()));
    showPage(pages[(at + by + count) % count]);
}

void PresentationWindow::setRotating(bool isRotating) {
    const QSignalBlocker blocker(rotate_);
    rotate_->setChecked(isRotating);
    if (isRotating)
        rotation_.start(plan_.chosen(pages_->ids()), currentPage()->id(), pace_);
    else
        rotation_.stop();
}

void PresentationWindow::tellRotation() {
    const auto *next = rotation_.isOn() ? pages_->page(rotation_.next()) : nullptr;
    turn_->setVisible(next);
    if (next)
        turn_->setText(rotation_.isResting() ? tr("Goes on to %1 when nobody touches anything").arg(next->title())
                                             : tr("Next: %1").arg(next->title()));
}

} // namespace shell
