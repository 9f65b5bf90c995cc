#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "widgets/guide/rotation.h"
#include "widgets/guide/stage.h"
#include "widgets/kit/session.h"
#include "widgets/shell/action_book.h"
#include "widgets/shell/presentation_plan.h"

namespace guide {
class GuideActions;
}

namespace kit {
class RoleLabel;
class ToastStack;
} // namespace kit

namespace shell {

class PageStack;
class StatusLine;
struct PageMaker;

// Pages and nothing else, for guests: no navigation, no menus, no docks; below them what must always be true, and the
// keys that lead on. Esc leaves it for the console. It has a process of its own, whose text is large.
class PresentationWindow : public QWidget, public guide::Stage {
    Q_OBJECT

public:
    // Sees to it that there is a console where the presentation was; answers what went wrong.
    using LeadBack = std::function<QString()>;

    PresentationWindow(const kit::Session &session, std::vector<PageMaker> pages, const PresentationPlan &plan,
                       LeadBack leadBack);
    ~PresentationWindow() override;

    // What is shown first: a page, and an object on it as soon as that is known.
    void begin(const QString &page, const QString &object);

    QWidget &surface() override { return *this; }
    void setFoot(QWidget *foot) override;
    bool showPage(const QString &id) override;
    kit::Page *pageOf(const QString &id) override;
    kit::Page *currentPage() const override;
    QList<QAction *> windowActions() const override { return book_.actions(); }
    guide::GuideActions &guide() { return *guide_; }
    guide::Rotation &rotation() { return rotation_; }
    void setRotating(bool isRotating);
    // How long a page stays, and how long whoever touched something keeps it.
    void setPace(const guide::Rotation::Pace &pace) { pace_ = pace; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void makeActions();
    QAction *makeAction(const QString &id, const QString &words, const QKeySequence &keys);
    void adopt(kit::Page *page);
    void reveal(const QString &name);
    void revealAwaited();
    void follow(const QString &target);
    void turn(int by);
    void leave();
    void tellRotation();
    void tellKeys();

    const kit::Session session_;
    const PresentationPlan plan_;
    const LeadBack leadBack_;
    guide::Rotation::Pace pace_;
    PageStack *pages_;
    ActionBook book_;
    StatusLine *status_;
    QWidget *foot_ = nullptr;
    kit::RoleLabel *turn_;
    kit::RoleLabel *hint_;
    kit::ToastStack *toasts_;
    guide::GuideActions *guide_ = nullptr;
    QAction *rotate_ = nullptr;
    guide::Rotation rotation_;
    // Not revealed yet, since there is no copy of the resources.
    QString awaited_;
};

} // namespace shell
