#include "widgets/shell/presentation_window.h"

#include <QAction>
#include <QPainter>
#include <QVBoxLayout>

#include "backend/client/resource_cache.h"
#include "widgets/guide/guide_actions.h"
#include "widgets/kit/flow_layout.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/page.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/toast_stack.h"
#include "widgets/shell/page_stack.h"
#include "widgets/shell/status_line.h"

namespace shell {

PresentationWindow::PresentationWindow(const kit::Session &session, std::vector<PageMaker> pages,
                                       const PresentationPlan &plan, LeadBack leadBack)
    : session_(session),
      plan_(plan),
      leadBack_(std::move(leadBack)),
      pace_{plan.stay},
      pages_(new PageStack(std::move(pages))),
      status_(new StatusLine(session, this)),
      turn_(new kit::RoleLabel(session.theme, kit::TextRole::Caption)),
      hint_(new kit::RoleLabel(session.theme, kit::TextRole::Caption)),
      toasts_(new kit::ToastStack(session.theme, this)) {
    setObjectName(QStringLiteral("presentation"));
    build();
    connect(pages_, &PageStack::built, this, &PresentationWindow::adopt);
    connect(&session_.notices, &kit::Notices::posted, this,
            [this](const kit::Notice &notice) { toasts_->tell(notice.tone, notice.text); });
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
}

void PresentationWindow::revealAwaited() {
    if (!awaited_.isEmpty() && session_.cache.state() != client::ResourceCache::State::Loading)
        currentPage()->reveal(std::exchange(awaited_, {}));
}

void PresentationWindow::setFoot(QWidget *foot) {
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, foot);
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

void PresentationWindow::paintEvent(QPaintEvent *) {
    QPainter(this).fillRect(foot_->geometry(), session_.theme.color(kit::Color::Surface));
}

void PresentationWindow::build() {
    const auto &theme = session_.theme;
    turn_->setObjectName(QStringLiteral("presentationTurn"));
    turn_->setColor(kit::Color::Text2);
    hint_->setObjectName(QStringLiteral("presentationKeys"));
    hint_->setColor(kit::Color::Text3);
    foot_ = new QWidget;
    // Large text may have no room for all of it in one line.
    auto *foot = new kit::FlowLayout(0, foot_);
    foot->setContentsMargins({});
    foot->addWidget(status_);
    for (auto *words : {hint_, turn_}) {
        words->setFixedHeight(theme.px(kit::Size::StatusBar));
        words->setContentsMargins(theme.px(kit::Size::SpaceMedium), 0, theme.px(kit::Size::SpaceMedium), 0);
        foot->addWidget(words);
    }
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    // As large as the screen, whatever a page would like.
    rows->setSizeConstraint(QLayout::SetNoConstraint);
    rows->addWidget(pages_, 1);
    rows->addWidget(foot_);
}

void PresentationWindow::makeActions() {
    auto *leave = makeAction(QStringLiteral("presentation.leave"), tr("Back to the console"), Qt::Key_Escape);
    leave->setShortcuts({Qt::Key_Escape, Qt::Key_F11});
    connect(leave, &QAction::triggered, this, &PresentationWindow::leave);
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
                                  QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number++ % 10)));
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

// Nothing ends where nobody can go on.
void PresentationWindow::leave() {
    const auto problem = leadBack_();
    if (problem.isEmpty())
        close();
    else
        toasts_->tell(kit::Tone::Danger, tr("The console could not be opened: %1").arg(problem));
}

void PresentationWindow::tellRotation() {
    const auto *next = rotation_.isOn() ? pages_->page(rotation_.next()) : nullptr;
    turn_->setVisible(next);
    if (next)
        turn_->setText(rotation_.isResting() ? tr("Goes on to %1 when nobody touches anything").arg(next->title())
                                             : tr("Next: %1").arg(next->title()));
    tellKeys();
}

void PresentationWindow::tellKeys() {
    const auto keyOf = [](const QAction *action) { return action->shortcut().toString(QKeySequence::NativeText); };
    const auto rotate = keyOf(rotate_);
    const auto keys = keyOf(guide_->keys());
    const auto leave = keyOf(book_.find(QStringLiteral("presentation.leave")));
    hint_->setText(rotation_.isOn()
                       ? tr("%1 keeps this page, %2 shows all keys, %3 the console").arg(rotate, keys, leave)
                       : tr("%1 shows pages in turn, %2 all keys, %3 the console").arg(rotate, keys, leave));
}

} // namespace shell
