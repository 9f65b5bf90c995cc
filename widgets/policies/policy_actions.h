#pragma once

#include "widgets/kit/object_actions.h"

class QMenu;

namespace policiespage {

namespace v1 = pilothouse::v1;

class AskedSets;
class Draft;
class DraftCheck;

// What can be done with policy sets: begin one from a template, publish or discard what is written, add and remove
// rules, and what is done with every kind of object. Making and editing happen in the draft.
class PolicyActions final : public kit::ObjectActions {
    Q_OBJECT

public:
    // What actions are judged by; outlives them.
    struct Grounds {
        Draft &draft;
        const DraftCheck &check;
        const AskedSets &asked;
    };

    PolicyActions(const kit::Session &session, const Grounds &grounds, const kit::ActionMaker &make, QWidget *host);

    void judge() override;
    // The rule that is chosen; empty where a set is.
    void chooseRule(const QString &rule);
    // What a new set can begin with; belongs to the parent.
    QMenu *makeTemplates(QWidget *parent);

    QAction *fromTemplate() const { return fromTemplate_; }
    QAction *publish() const { return publish_; }
    QAction *discard() const { return discard_; }
    // Leads to the change request that asks for what is written; not to be seen where there is none.
    QAction *showRequest() const { return showRequest_; }
    QAction *addRule() const { return addRule_; }
    QAction *removeRule() const { return removeRule_; }

Q_SIGNALS:
    void editRequested(const QString &set);
    void ruleAdded(const QString &rule);
    void templatesRequested();
    // A change request, by its name.
    void requestRequested(const QString &name);
    // What its author is told before he writes on, in words; empty where there is nothing.
    void noticeChanged(const QString &words);

protected:
    v1::Resource blank() const override;
    void open(const v1::Resource &resource) override;

private:
    void begin(const v1::Resource &pattern);
    void propose();
    void discardDraft();
    void add();
    void removeChosen();
    // Why it cannot be published.
    QString obstacle() const;
    // To publish what is written, and of what that is asked: the set, of a new one its team.
    std::string permission() const;
    std::string nameToAsk() const;
    void showNotice();

    Draft &draft_;
    const DraftCheck &check_;
    const AskedSets &asked_;
    // What is written waits as this change request; empty where it does not.
    QString request_;
    QString notice_;
    QString rule_;
    QAction *fromTemplate_ = nullptr;
    QAction *publish_ = nullptr;
    QAction *discard_ = nullptr;
    QAction *showRequest_ = nullptr;
    QAction *addRule_ = nullptr;
    QAction *removeRule_ = nullptr;
};

} // namespace policiespage
