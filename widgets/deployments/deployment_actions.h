#pragma once

#include "widgets/kit/object_actions.h"

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// What can be done with deployments beside what can be done with everything: scale, roll back, steer a rollout,
// restart, see what fits.
class DeploymentActions final : public kit::ObjectActions {
    Q_OBJECT

public:
    DeploymentActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host);

    void judge() override;
    // Asked when a roll back begins: the revision that somebody looks at, if any.
    void setRevisionInSight(std::function<std::optional<qint64>()> revision) { revisionInSight_ = std::move(revision); }
    // The revision to return to, where one is chosen; else it is asked for.
    void rollBackTo(std::optional<qint64> generation);
    // Of the current deployment alone.
    void restart(const QStringList &replicas);

    QAction *rollBack() const { return rollBack_; }
    QAction *makeItSo() const { return makeItSo_; }
    // Those that only some states of a rollout allow.
    QList<QAction *> steering() const { return {promote_, abort_, pause_, resume_}; }
    // Those that several bear at once.
    QList<QAction *> forMany() const { return {scale_, pause_, resume_, restart_, toZero_, remove()}; }
    QAction *scale() const { return scale_; }
    QAction *restartAll() const { return restart_; }
    QAction *fits() const { return plan_; }

protected:
    v1::Resource blank() const override;
    void open(const v1::Resource &resource) override;

private:
    enum class Verb { Pause, Resume, Promote, Abort };
    void makeSteering();
    void judgeSteering();
    void judgeSingle();
    void steer(Verb verb);
    void restartAllOf();
    void openScale();
    void scaleToZero();
    void returnToServing();
    // Those of the selected ones whose rollout allows it.
    QStringList steerable(Verb verb) const;
    static QString obstacleTo(Verb verb, const v1::Resource &deployment);

    std::function<std::optional<qint64>()> revisionInSight_;
    QAction *scale_ = nullptr;
    QAction *toZero_ = nullptr;
    QAction *rollBack_ = nullptr;
    QAction *makeItSo_ = nullptr;
    QAction *pause_ = nullptr;
    QAction *resume_ = nullptr;
    QAction *promote_ = nullptr;
    QAction *abort_ = nullptr;
    QAction *restart_ = nullptr;
    QAction *plan_ = nullptr;
};

} // namespace deploymentspage
