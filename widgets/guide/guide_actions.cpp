#include "widgets/guide/guide_actions.h"

#include <QAction>
#include <QWidget>

#include "widgets/guide/incident_dialog.h"
#include "widgets/guide/key_overlay.h"
#include "widgets/guide/stage.h"
#include "widgets/kit/action_subjects.h"
#include "widgets/kit/page.h"

namespace guide {

GuideActions::GuideActions(const kit::Session &session, Stage &stage, const Maker &make, QObject *parent)
    : QObject(parent),
      session_(session),
      stage_(stage),
      book_(session),
      tour_({session, book_, stage}, nullptr),
      incidents_(
          make(QStringLiteral("demo.incident"), tr("Start or end an incident…"), QKeySequence(tr("Ctrl+Shift+I")))),
      tourAction_(make(QStringLiteral("demo.tour"), tr("Guided tour"), QKeySequence(tr("Ctrl+Shift+T")))),
      keys_(make(QStringLiteral("console.keys"), tr("Keys of this page"), QKeySequence(tr("?")))) {
    connect(incidents_, &QAction::triggered, this, &GuideActions::showIncidents);
    connect(tourAction_, &QAction::triggered, this, [this] { tour_.begin(); });
    connect(keys_, &QAction::triggered, this, &GuideActions::showKeys);
    connect(&book_, &IncidentBook::changed, this, &GuideActions::judge);
    judge();
}

void GuideActions::judge() {
    const bool isThere = !book_.all().empty();
    incidents_->setEnabled(isThere);
    QStringList titles;
    for (const auto &incident : book_.all())
        titles << incident.title;
    incidents_->setProperty(kit::actionSubjects, titles.join(QLatin1Char(' ')));
    incidents_->setToolTip(isThere ? tr("What may go wrong on the simulated fleet.")
                                   : tr("There is no simulated fleet, and nothing goes wrong on purpose elsewhere."));
}

void GuideActions::showIncidents() {
    (new IncidentDialog(session_, book_, stage_.surface().window()))->open();
}

void GuideActions::showKeys() {
    const auto withKeys = [](const QList<QAction *> &actions) {
        QList<QAction *> found;
        for (auto *action : actions)
            if (!action->shortcut().isEmpty())
                found << action;
        return found;
    };
    QList<KeyOverlay::Keys> groups;
    if (const auto *page = stage_.currentPage())
        groups << KeyOverlay::Keys{page->title(), withKeys(page->pageActions())};
    groups << KeyOverlay::Keys{tr("Everywhere"), withKeys(stage_.windowActions())};
    new KeyOverlay(session_.theme, groups, &stage_.surface());
}

} // namespace guide
