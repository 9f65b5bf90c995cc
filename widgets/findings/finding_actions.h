#pragma once

#include "widgets/kit/object_actions.h"

namespace findingspage {

namespace v1 = pilothouse::v1;

// What can be done with findings: to adopt one as a provider, to allow it for a time, to take a decision back, to stop
// its process; and to have other addresses looked at.
class FindingActions final : public kit::ObjectActions {
    Q_OBJECT

public:
    FindingActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host);

    void judge() override;

    QAction *adopt() const { return adopt_; }
    QAction *allow() const { return allow_; }
    QAction *reopen() const { return reopen_; }
    QAction *stop() const { return stop_; }
    QAction *newScan() const { return newScan_; }

    // Where the API of an endpoint is for those who call it; http to this machine, https to others.
    static std::string baseUrlOf(const v1::FoundEndpoint &endpoint);
    // Of its adoption, with a place for the name of the provider.
    static QString consequenceOf(const std::string &url, const v1::FoundEndpoint &endpoint);

private:
    void proposeAdoption();
    void openAllowance();
    void proposeReopening();
    void openStop();
    void openScan();
    // Why this one cannot be stopped from here.
    QString obstacleToStop(const v1::Resource &finding) const;
    // A name for the provider that nobody has yet.
    std::string freeProviderName(const v1::Resource &finding) const;

    QAction *adopt_ = nullptr;
    QAction *allow_ = nullptr;
    QAction *reopen_ = nullptr;
    QAction *stop_ = nullptr;
    QAction *newScan_ = nullptr;
};

} // namespace findingspage
