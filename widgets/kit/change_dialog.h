#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "widgets/kit/change_flow.h"
#include "widgets/kit/dialog.h"
#include "widgets/kit/session.h"

class QAction;
class QPushButton;
class QTabWidget;
class QVBoxLayout;

namespace kit {

class Banner;
class ChangePolicyView;
class ConflictView;
class DiffView;
class JsonView;
class ReasonField;
class RoleLabel;
class SpecForm;

// How anything is changed, of every kind: what it shall be, what that changes, whether the service would do it, why it
// is done, and one button. Afterwards a notice offers the way back, or leads to the request where others must approve
// it. Closes itself when it is applied or asked for; nothing is lost while it is not.
class ChangeDialog : public Dialog {
    Q_OBJECT

public:
    // Edits what stands, or makes what does not yet (an empty etag).
    static ChangeDialog *edit(const Session &session, const v1::Resource &resource, QWidget *parent);
    // A finished change set, for example a deletion, a restore, an undo. `before` holds each object as it stands, empty
    // where none does; `consequence` says in a sentence what follows.
    struct Proposal {
        QString title;
        QString consequence;
        QString verb; // of the button
        bool isDestructive = false;
        std::vector<v1::Change> changes;
        std::vector<v1::Resource> before;
        QString reason;
        // The event of the change that it takes back, where it does.
        std::optional<std::int64_t> takesBack = {};
    };
    static ChangeDialog *propose(const Session &session, Proposal proposal, QWidget *parent);
    // The way back from what a flow has applied, done under this title because of the reason; of what was a way back
    // itself, the way to it again.
    static Proposal inverse(const Proposal &done, const ChangeFlow &flow, const QString &reason);

    ChangeDialog(const Session &session, Proposal proposal, const v1::Resource *edited, QWidget *parent);
    ~ChangeDialog() override;

    // Beside what changes, behind a tab of its own.
    void addPane(QWidget *pane, const QString &title);
    // Whoever else judges what the service has nothing against, told by checked() to begin: what it warns of, empty
    // where of nothing; none while it does not know yet. Nothing is applied before.
    using Judge = std::function<std::optional<QString>()>;
    void setJudge(Judge judge) { judge_ = std::move(judge); }
    // The judge knows more.
    void hearJudge();
    // What is proposed was asked for in another dialog, which waits unseen until this one is closed: it comes back with
    // all that stands in it where nothing was applied, and is accepted where it was. Before this one is opened.
    void leadBackTo(QDialog *asked);
    // As it stands in its field.
    QString reason() const;
    // As it stands in the editor now; of a finished change set an empty one.
    const v1::Resource &edited() const { return edited_; }

    // Asks first when something would be lost.
    void reject() override;

Q_SIGNALS:
    void applied(const pilothouse::v1::Applied &applied);
    // The service has looked at what would be applied, and has found nothing against it.
    void checked();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    QWidget *buildEditor();
    QWidget *buildVerdict();
    void buildFoot(QVBoxLayout *column);
    void take();
    void showState();
    void judgeApply();
    void judgeDefault();
    void judgeMistakes();
    // The button, by what comes of it.
    QString applyWords() const;
    void takeReason();
    void showPreview();
    // A policy asks for other words.
    void showDemand();
    void showRefusal();
    // What nobody has filled in yet is not wrong.
    bool isOnlyUnfilled() const;
    // Where the first field is that needs another value.
    void showMistake();
    bool isUndecided() const;
    void showConflict();
    void resolveConflict();
    // Of a finished change set: what it was made for stands there, though changed and changed back meanwhile. False
    // where something else does.
    bool meetsAgain();
    void announce();
    void announceRequest();
    void lookElsewhere(const QString &target);
    bool mayLeave();

    const Session session_;
    Proposal proposal_;
    // As it stood when editing began; empty without an editor.
    std::optional<v1::Resource> base_;
    v1::Resource edited_;
    ChangeFlow flow_;

    SpecForm *form_ = nullptr;
    JsonView *json_ = nullptr;
    QTabWidget *editor_ = nullptr;
    DiffView *diff_ = nullptr;
    ChangePolicyView *policy_ = nullptr;
    Banner *verdict_ = nullptr;
    RoleLabel *affected_ = nullptr;
    QTabWidget *panes_ = nullptr;
    QWidget *conflictPlace_ = nullptr;
    ConflictView *conflict_ = nullptr;
    ReasonField *reason_ = nullptr;
    QPushButton *apply_ = nullptr;
    QPushButton *cancel_ = nullptr;
    QPushButton *merge_ = nullptr;
    QAction *toMistake_ = nullptr;
    QAction *why_ = nullptr;
    // What explains the refusal, as a link.
    QString whyTarget_;
    Judge judge_;
    // Nobody wants what was entered any more.
    bool isDiscarded_ = false;
    // Somebody has filled in something, or wants to know what is missing.
    bool isTouched_ = false;
    // There is something to be read before it is applied.
    bool isWarned_ = false;
    bool isJudged_ = false;
    // Asked for while it was still checked and judged.
    bool isAwaited_ = false;
};

} // namespace kit
